package org.stylegan4j.bench;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;

/**
 * How long each of libtorch's operations takes in the calling thread, without those that it calls in turn. libtorch reports each
 * one's begin and end to a pair of C functions; its own profiler cannot be reached from Java. Stays for the life of the process.
 */
final class OperationTimer {
    /** Size of C++'s {@code at::RecordFunctionCallback}, and more. */
    private static final int CALLBACK_BYTES = 64;

    /** What autograd calls the steps of a backward pass. */
    private static final String BACKWARD = "autograd::engine::evaluate_function: ";

    /** Classes whose lines are told. */
    private static final String LAYERS = "org\\.stylegan4j\\.(nn|model|train)\\..*";

    private static final int END_OFFSET = 8;
    private static final int PROBABILITY_OFFSET = 16;
    /** One byte for each kind of event; the first is that of operations. */
    private static final int KINDS_OFFSET = 24;

    private final Begin begin = this::began;
    private final End end = this::ended;
    private final Thread thread = Thread.currentThread();
    private final Deque<Open> open = new ArrayDeque<>();
    private final Function nameOf = nameOf();
    private final Map<String, Sum> sums = new HashMap<>();
    private final Map<String, Sum> callers = new HashMap<>();

    /** {@code std::unique_ptr<ObserverContext> (*)(const RecordFunction&)}: the result's place comes first, and is returned. */
    interface Begin extends Callback {
        Pointer invoke(Pointer context, Pointer operation);
    }

    /** {@code void (*)(const RecordFunction&, ObserverContext*)}. */
    interface End extends Callback {
        void invoke(Pointer operation, Pointer context);
    }

    /** An operation that runs. */
    private static final class Open {
        private final String name;
        private final Optional<String> caller;
        private final long start;
        private long inside;

        Open(String name, Optional<String> caller, long start) {
            this.name = name;
            this.caller = caller;
            this.start = start;
        }
    }

    /** All calls of one operation. */
    private static final class Sum {
        private long calls;
        private long nanos;

        void add(long more) {
            calls++;
            nanos += more;
        }
    }

    /**
     * One operation's total.
     *
     * @param name as in {@code aten::add}
     * @param seconds without the operations that it called
     */
    record Total(String name, long calls, double seconds) {}

    /** Begins to listen. */
    OperationTimer() {
        try (BytePointer callback = new BytePointer(CALLBACK_BYTES)) {
            BytePointer.memset(callback, 0, CALLBACK_BYTES);
            callback.putLong(0, Pointer.nativeValue(CallbackReference.getFunctionPointer(begin)));
            callback.putLong(END_OFFSET, Pointer.nativeValue(CallbackReference.getFunctionPointer(end)));
            callback.putDouble(PROBABILITY_OFFSET, 1);
            callback.put(KINDS_OFFSET, (byte) 1);
            torch.addGlobalCallback(callback);
        }
    }

    /** {@code const char* at::RecordFunction::name() const}; the binding's own class cannot look at a foreign object. */
    private static Function nameOf() {
        Path bridge = Path.of(Loader.load(torch.class));
        String library =
                bridge.resolveSibling(System.mapLibraryName("torch_cpu")).toString();
        return NativeLibrary.getInstance(library).getFunction("_ZNK2at14RecordFunction4nameEv");
    }

    private Pointer began(Pointer context, Pointer operation) {
        context.setPointer(0, Pointer.NULL);
        if (Thread.currentThread() == thread) {
            String name = name(operation);
            Optional<String> caller = open.isEmpty() ? Optional.of(caller(name)) : Optional.empty();
            open.push(new Open(name, caller, System.nanoTime()));
        }
        return context;
    }

    private String name(Pointer operation) {
        return nameOf.invokePointer(new Object[] {operation}).getString(0);
    }

    private void ended(Pointer operation, Pointer context) {
        if (Thread.currentThread() != thread || open.isEmpty()) {
            return;
        }
        Open ended = open.pop();
        long whole = System.nanoTime() - ended.start;
        sums.computeIfAbsent(ended.name, name -> new Sum()).add(whole - ended.inside);
        ended.caller.ifPresent(
                line -> callers.computeIfAbsent(line, name -> new Sum()).add(whole));
        if (!open.isEmpty()) {
            open.peek().inside += whole;
        }
    }

    /** The line of a layer, loss or optimizer that asked for an operation, or the part of a backward pass that it is. */
    private static String caller(String operation) {
        if (operation.startsWith(BACKWARD)) {
            return "backward of " + operation.substring(BACKWARD.length());
        }
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(f -> f.getClassName().matches(LAYERS))
                        .map(f -> f.getFileName() + ":" + f.getLineNumber() + " " + f.getMethodName())
                        .findFirst())
                .orElse("elsewhere");
    }

    /** Forgets what was measured. */
    void clear() {
        callers.clear();
        sums.clear();
    }

    /** The totals since the last {@link #clear}, the longest first. */
    List<Total> totals() {
        return sorted(sums);
    }

    /** The totals by caller, with all that each operation called in turn, the longest first. */
    List<Total> callers() {
        return sorted(callers);
    }

    private static List<Total> sorted(Map<String, Sum> sums) {
        return sums.entrySet().stream()
                .map(e -> new Total(e.getKey(), e.getValue().calls, e.getValue().nanos * 1e-9))
                .sorted(Comparator.comparingDouble(Total::seconds).reversed())
                .toList();
    }
}
