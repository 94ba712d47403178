package org.stylegan4j.format.pickle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stylegan4j.format.pickle.PickleWriter.Call;
import org.stylegan4j.format.pickle.PickleWriter.Global;
import org.stylegan4j.format.pickle.PickleWriter.Persistent;
import org.stylegan4j.format.pickle.PickleWriter.Tuple;
import org.stylegan4j.io.WholeFile;
import org.stylegan4j.tensor.Tensor;

/** Writes files that PyTorch reads, with {@code weights_only} too. */
public final class TorchFile {
    private static final String ROOT = "archive/";
    private static final Tuple NOTHING = Tuple.of();

    private TorchFile() {}

    /** Writes a dictionary of texts, whole numbers, tensors and further dictionaries, at once or not at all. */
    public static void write(Path file, Map<String, ?> root) throws IOException {
        List<Tensor> storages = new ArrayList<>();
        ByteArrayOutputStream pickle = new ByteArrayOutputStream();
        new PickleWriter(pickle, 2, t -> reference(storages, t)).write(root);
        WholeFile.write(file, out -> {
            AlignedZip zip = new AlignedZip(out);
            zip.add(ROOT + "data.pkl", pickle.toByteArray());
            zip.add(ROOT + "byteorder", "little".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < storages.size(); i++) {
                zip.add(ROOT + "data/" + i, storages.get(i).toBytes());
            }
            zip.add(ROOT + "version", "3\n".getBytes(StandardCharsets.US_ASCII));
            zip.finish();
        });
    }

    /** A row-major tensor on a storage of its own. */
    private static Object reference(List<Tensor> storages, Tensor t) {
        Global type = new Global("torch", ElementType.ofTensor(t.dtype()).storage());
        String key = String.valueOf(storages.size());
        storages.add(t);
        Persistent storage = new Persistent(Tuple.of("storage", type, key, "cpu", t.count()));
        Call hooks = new Call(new Global("collections", "OrderedDict"), NOTHING, Optional.empty());
        return new Call(
                new Global("torch._utils", "_rebuild_tensor_v2"),
                Tuple.of(storage, 0, sizes(t.shape()), sizes(strides(t.shape())), false, hooks),
                Optional.empty());
    }

    private static Tuple sizes(long[] sizes) {
        return new Tuple(Arrays.stream(sizes).boxed().toList());
    }

    private static long[] strides(long[] shape) {
        long[] strides = new long[shape.length];
        long step = 1;
        for (int i = shape.length - 1; i >= 0; i--) {
            strides[i] = step;
            step *= shape[i];
        }
        return strides;
    }
}
