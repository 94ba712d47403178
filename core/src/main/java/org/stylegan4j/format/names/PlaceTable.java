package org.stylegan4j.format.names;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stylegan4j.format.pickle.Numbers;
import org.stylegan4j.tensor.Tensor;

/** Where another format keeps each tensor: one table, read in both directions. */
public interface PlaceTable {
    /** The place of an official path; empty when the format has none for it. */
    Optional<TensorMapping> find(String officialPath);

    /** Those of the official paths that are there, in official form. */
    default ImportedWeights toOfficial(List<String> paths, Map<String, Numbers> there, NumberReader reader)
            throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (String path : paths) {
            Optional<TensorMapping> place = find(path).filter(p -> there.containsKey(p.name()));
            if (place.isPresent()) {
                tensors.put(
                        path,
                        toOfficial(
                                place.get(), reader.read(there.get(place.get().name()))));
            }
        }
        return new ImportedWeights(tensors);
    }

    private static Tensor toOfficial(TensorMapping place, Tensor t) throws IOException {
        boolean exact = place.form() == TensorMapping.Form.DENSE || place.dimensions() == 4;
        if (t.dim() < place.dimensions() || (exact && t.dim() != place.dimensions())) {
            throw new IOException("bad shape of tensor " + place.name() + ": " + Arrays.toString(t.shape()));
        }
        return place.toOfficial(t);
    }

    /** All tensors that the format has a place for, in its form. */
    default Map<String, Tensor> fromOfficial(Map<String, Tensor> official) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        official.forEach((path, t) -> find(path).ifPresent(place -> tensors.put(place.name(), place.fromOfficial(t))));
        return tensors;
    }
}
