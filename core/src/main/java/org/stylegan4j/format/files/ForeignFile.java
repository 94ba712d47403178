package org.stylegan4j.format.files;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.stylegan4j.format.Checkpoint;
import org.stylegan4j.format.CheckpointHeader;
import org.stylegan4j.format.Provenance;
import org.stylegan4j.format.names.ForeignNetworks;
import org.stylegan4j.format.names.NumberReader;
import org.stylegan4j.format.pickle.PickledFile;
import org.stylegan4j.format.tensorflow.TensorFlowLayout;
import org.stylegan4j.format.torch.OfficialLayout;
import org.stylegan4j.format.torch.RosinalityLayout;
import org.stylegan4j.format.torch.StateDictLayout;
import org.stylegan4j.format.torch.TorchLayout;
import org.stylegan4j.settings.RecordJson;
import org.stylegan4j.tensor.Build;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/** Reads the networks in other programs' files. */
final class ForeignFile {
    private static final int LONGEST_REASON = 300;
    private static final ObjectMapper JSON = new ObjectMapper();

    private ForeignFile() {}

    /**
     * The networks whose name passes.
     *
     * @param start the file's first bytes
     * @throws IOException with one line that names the file and what is wrong with it
     */
    static Checkpoint read(Path path, byte[] start, Predicate<String> wanted) throws IOException {
        try (PickledFile file = PickledFile.open(path, start);
                Scope scope = Scope.noGrad()) {
            NumberReader reader = new NumberReader(file.bytes());
            Optional<Checkpoint> own = TorchLayout.read(file.root(), reader, wanted, path, scope);
            return own.isPresent() ? own.get() : read(recognize(file.root(), reader), wanted, path, scope);
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException("cannot read " + path + ": " + printable(String.valueOf(e.getMessage())), e);
        }
    }

    /** Without what a hostile file could do to a terminal by the names in it. */
    private static String printable(String message) {
        String clean = message.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?");
        return clean.length() <= LONGEST_REASON ? clean : clean.substring(0, LONGEST_REASON) + "...";
    }

    private static ForeignNetworks recognize(Object root, NumberReader reader) throws IOException {
        Optional<ForeignNetworks> found = OfficialLayout.of(root, reader);
        if (found.isEmpty()) {
            found = TensorFlowLayout.of(root, reader);
        }
        if (found.isEmpty()) {
            found = RosinalityLayout.of(root, reader);
        }
        if (found.isEmpty()) {
            found = StateDictLayout.of(root, reader);
        }
        if (found.isEmpty() && root instanceof Map<?, ?> map && map.containsKey("GAN")) {
            throw new IOException("checkpoint of lucidrains' stylegan2-pytorch, whose networks are not StyleGAN2's");
        }
        return found.orElseThrow(() -> new IOException("no network of a known kind inside"));
    }

    private static Checkpoint read(ForeignNetworks found, Predicate<String> wanted, Path path, Scope scope)
            throws IOException {
        ObjectNode configs = JSON.createObjectNode();
        Map<String, Map<String, Tensor>> networks = new LinkedHashMap<>();
        for (String name : found.networks()) {
            if (wanted.test(name)) {
                ForeignNetworks.Network network = found.read(name);
                configs.set(name, RecordJson.write(network.config()));
                networks.put(name, network.tensors());
            }
        }
        ObjectNode options = JSON.createObjectNode();
        options.put("imported", found.layout()).put("file", path.getFileName().toString());
        Provenance from = new Provenance(found.data(), "", List.of(), 0, 0, Build.version(), options.toString());
        return Checkpoint.own(new CheckpointHeader(found.system(), configs, from), networks, scope);
    }
}
