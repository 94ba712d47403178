package org.stylegan4j.metric.faces;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.stylegan4j.data.faces.FaceAttributes;
import org.stylegan4j.tensor.Tensor;

/**
 * Which columns of a face's label vector are numbers, and which belong together as a choice.
 *
 * @param runs in the order of the columns
 */
record FaceColumns(List<Run> runs) {
    /**
     * Columns of one kind side by side.
     *
     * @param name of the attribute when it is a choice; of the first when they are numbers
     * @param choice whether exactly one of them is 1, all others 0
     */
    record Run(String name, int start, int length, boolean choice) {
        /** These columns of x [N, A]. */
        Tensor of(Tensor x) {
            return x.narrow(1, start, length);
        }
    }

    /** Those of {@link FaceAttributes#names}. */
    static FaceColumns ofFaces() {
        List<String> names = FaceAttributes.names();
        List<Run> runs = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= names.size(); i++) {
            if (i == names.size() || !attribute(names.get(i)).equals(attribute(names.get(start)))) {
                String name = names.get(start);
                boolean choice = name.contains("=");
                runs.add(new Run(choice ? attribute(name) : name, start, i - start, choice));
                start = i;
            }
        }
        return new FaceColumns(List.copyOf(runs));
    }

    /** What stands before '='; the same for all numbers. */
    private static String attribute(String column) {
        int end = column.indexOf('=');
        return end < 0 ? "" : column.substring(0, end);
    }

    /** How many columns there are. */
    int count() {
        Run last = runs.get(runs.size() - 1);
        return last.start() + last.length();
    }

    /** x [N, A] with each run changed by the operation for its kind. */
    Tensor map(Tensor x, UnaryOperator<Tensor> numbers, UnaryOperator<Tensor> choices) {
        Tensor[] parts = runs.stream()
                .map(run -> (run.choice() ? choices : numbers).apply(run.of(x)))
                .toArray(Tensor[]::new);
        return Tensor.cat(1, parts);
    }
}
