package org.stylegan4j.bench;

import java.util.regex.Pattern;

/** What libtorch's operations are for, in the order in which they are asked. */
enum OperationKind {
    AUTOGRAD("autograd", "autograd::.*|torch::autograd::.*|[A-Za-z0-9]+Backward\\d*"),
    CONVOLUTION_BACKWARD("convolutions, backward", ".*conv.*backward.*"),
    CONVOLUTION("convolutions", ".*conv.*"),
    MATRIX_PRODUCT("matrix products", ".*::(mm|addmm|bmm|baddbmm|mv|dot|linear|matmul)(_out|_)?"),
    RANDOM("random numbers", ".*::(normal|uniform|randn|rand|random|bernoulli)_?"),
    OPTIMIZER("optimizer, averages", ".*::(_fused_adam|nan_to_num|lerp|_foreach.*)_?"),
    RESAMPLING("resampling", ".*(upsample|pool|pad).*"),
    REDUCTION("sums, means", ".*::(sum|mean|amax|max|var|std|norm)(_out|_)?"),
    COPY("copies", ".*::(copy_|clone|contiguous|cat|to|_to_copy|stack|fill_|zero_|zeros|ones|full)"),
    ELEMENT_WISE("element-wise, views", ".*");

    private final String words;
    private final Pattern names;

    OperationKind(String words, String names) {
        this.words = words;
        this.names = Pattern.compile(names);
    }

    /** The kind of the operation with this name. */
    static OperationKind of(String operation) {
        for (OperationKind kind : values()) {
            if (kind.names.matcher(operation).matches()) {
                return kind;
            }
        }
        throw new IllegalStateException("the last kind takes all: " + operation);
    }

    @Override
    public String toString() {
        return words;
    }
}
