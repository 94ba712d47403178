package org.stylegan4j.latent.direction;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.stylegan4j.image.Pixels;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;

/**
 * Attributes that a network reads off pictures.
 *
 * @param names one for each column
 * @param network uint8 [N, C, H, W] to float32 [N, A] on the processor; stays with its owner
 */
public record AttributeReader(List<String> names, UnaryOperator<Tensor> network) implements Attributes {
    public AttributeReader {
        names = List.copyOf(names);
    }

    @Override
    public List<float[]> read(List<Pixels> pictures) {
        try (Scope scope = Scope.noGrad()) {
            Tensor[] images = pictures.stream().map(AttributeReader::image).toArray(Tensor[]::new);
            Tensor read = network.apply(Tensor.cat(0, images)).expect("attributes", pictures.size(), names.size());
            List<float[]> rows = new ArrayList<>();
            for (int i = 0; i < pictures.size(); i++) {
                rows.add(read.select(0, i).toFloats());
            }
            return rows;
        }
    }

    private static Tensor image(Pixels p) {
        return Tensor.ofBytes(p.data(), DType.UINT8, 1, p.height(), p.width(), p.channels())
                .permute(0, 3, 1, 2);
    }
}
