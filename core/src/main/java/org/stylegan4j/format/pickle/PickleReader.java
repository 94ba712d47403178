package org.stylegan4j.format.pickle;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Python's pickle machine, protocols 2 to 5, without the power to call anything. Whole numbers become {@link Long}, floats
 * {@link Double}, lists, tuples and sets {@link List}, dictionaries {@link Map} in their order, texts {@link String}, bytes
 * {@link Bytes} that stay in the file, globals what {@link Globals} says. It does not recurse, so depth costs nothing.
 */
final class PickleReader {
    private static final int PROTO = 0x80;
    private static final int NEWEST = 5;
    private static final int LONGEST_NUMBER = 64;
    /** Longer texts of Python 2 are taken for the numbers of an array. */
    static final int LONGEST_OLD_TEXT = 1024;

    private final PickleInput in;
    private final Globals globals;
    private final Budget budget;
    private final PersistentIds ids;
    private final List<Object> stack = new ArrayList<>();
    private final List<Integer> marks = new ArrayList<>();
    private final Map<Long, Object> memo = new HashMap<>();

    /** Finds what is stored outside the pickle. */
    @FunctionalInterface
    interface PersistentIds {
        /** Of pickles that hold all their values. */
        PersistentIds NONE = id -> {
            throw new IOException("pickle names data outside itself");
        };

        Object find(Object id) throws IOException;
    }

    PickleReader(PickleInput in, Globals globals, Budget budget, PersistentIds ids) {
        this.in = in;
        this.globals = globals;
        this.budget = budget;
        this.ids = ids;
    }

    /** Reads one pickle; the input then stands behind it. */
    Object read() throws IOException {
        if (in.u1() != PROTO) {
            throw new IOException("no pickle of protocol 2 or newer");
        }
        int protocol = in.u1();
        if (protocol < 2 || protocol > NEWEST) {
            throw new IOException("unknown pickle protocol: " + protocol);
        }
        for (int op = in.u1(); op != '.'; op = in.u1()) {
            budget.operation();
            boolean known = constant(op) || text(op) || container(op) || stackOrMemo(op) || object(op);
            if (!known) {
                throw new IOException(
                        "unknown pickle operation 0x" + Integer.toHexString(op) + " before byte " + in.position());
            }
        }
        return pop();
    }

    private boolean constant(int op) throws IOException {
        switch (op) {
            case 'N' -> push(None.NONE);
            case 0x88 -> push(true);
            case 0x89 -> push(false);
            case 'J' -> push((long) in.i4());
            case 'K' -> push((long) in.u1());
            case 'M' -> push((long) in.u2());
            case 0x8a -> push(number(in.u1()));
            case 0x8b -> push(number(in.u4()));
            case 'G' -> push(in.f8());
            default -> {
                return false;
            }
        }
        return true;
    }

    private Object number(long length) throws IOException {
        if (length > LONGEST_NUMBER) {
            throw new IOException("whole number of " + length + " bytes in pickle");
        }
        byte[] bytes = in.bytes(length);
        byte[] bigEndian = new byte[bytes.length + 1]; // one more: no bytes mean zero
        for (int i = 0; i < bytes.length; i++) {
            bigEndian[bytes.length - i] = bytes[i];
        }
        bigEndian[0] = (byte) (bytes.length > 0 && bytes[bytes.length - 1] < 0 ? -1 : 0);
        BigInteger value = new BigInteger(bigEndian);
        return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
    }

    private boolean text(int op) throws IOException {
        switch (op) {
            case 0x8c -> push(utf8(in.u1()));
            case 'X' -> push(utf8(in.u4()));
            case 0x8d -> push(utf8(in.i8()));
            case 'U' -> push(old(in.u1()));
            case 'T' -> push(old(in.u4()));
            case 'C' -> push(in.slice(in.u1()));
            case 'B' -> push(in.slice(in.u4()));
            case 0x8e, 0x96 -> push(in.slice(in.i8()));
            default -> {
                return false;
            }
        }
        return true;
    }

    private String utf8(long length) throws IOException {
        budget.text(Math.max(length, 0));
        return new String(in.bytes(length), StandardCharsets.UTF_8);
    }

    private Object old(long length) throws IOException {
        if (length > LONGEST_OLD_TEXT) {
            return in.slice(length);
        }
        budget.text(length);
        return new String(in.bytes(length), StandardCharsets.ISO_8859_1);
    }

    private boolean container(int op) throws IOException {
        switch (op) {
            case '}' -> push(new LinkedHashMap<>());
            case ']', 0x8f -> push(new ArrayList<>());
            case ')' -> push(List.of());
            case 0x85 -> push(tuple(depth() - 1));
            case 0x86 -> push(tuple(depth() - 2));
            case 0x87 -> push(tuple(depth() - 3));
            case 't', 'l', 0x91 -> push(tuple(mark()));
            case 'd' -> {
                List<Object> items = tuple(mark());
                push(new LinkedHashMap<>());
                put(items);
            }
            case 's' -> put(tuple(depth() - 2));
            case 'u' -> put(tuple(mark()));
            case 'a' -> add(tuple(depth() - 1));
            case 'e', 0x90 -> add(tuple(mark()));
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Takes all values from {@code start} on off the stack. */
    private List<Object> tuple(int start) throws IOException {
        if (start < floor()) {
            throw new IOException("pickle takes a value that is not there");
        }
        List<Object> top = stack.subList(start, stack.size());
        List<Object> items = Collections.unmodifiableList(new ArrayList<>(top));
        top.clear();
        return items;
    }

    private void put(List<Object> items) throws IOException {
        Map<Object, Object> map = Values.map(peek(), "a dictionary in pickle");
        if (items.size() % 2 != 0) {
            throw new IOException("pickle has a key without a value");
        }
        for (int i = 0; i < items.size(); i += 2) {
            Object key = items.get(i);
            // Nothing else: the hash of nested values could take for ever.
            if (!(key instanceof String || key instanceof Number || key instanceof Boolean)) {
                throw new IOException("pickle has a key that is " + Values.kind(key));
            }
            map.put(key, items.get(i + 1));
        }
    }

    private void add(List<Object> items) throws IOException {
        if (!(peek() instanceof ArrayList<?>)) {
            throw new IOException("pickle adds to what is no list: " + Values.kind(peek()));
        }
        Values.list(peek(), "a list in pickle").addAll(items);
    }

    private boolean stackOrMemo(int op) throws IOException {
        switch (op) {
            case '(' -> marks.add(stack.size());
            case '0' -> pop();
            case '1' -> tuple(mark());
            case '2' -> push(peek());
            case 'q' -> memo.put((long) in.u1(), peek());
            case 'r' -> memo.put(in.u4(), peek());
            case 0x94 -> memo.put((long) memo.size(), peek());
            case 'h' -> push(remembered(in.u1()));
            case 'j' -> push(remembered(in.u4()));
            case 0x95 -> in.i8(); // the length of a frame, which only helps those who buffer frames
            default -> {
                return false;
            }
        }
        return true;
    }

    private Object remembered(long index) throws IOException {
        Object value = memo.get(index);
        if (value == null) {
            throw new IOException("pickle remembers nothing under " + index);
        }
        return value;
    }

    private boolean object(int op) throws IOException {
        switch (op) {
            case 'c' -> push(globals.find(in.line(), in.line()));
            case 0x93 -> {
                List<Object> names = tuple(depth() - 2);
                String module = Values.text(names.get(0), "the module of a global");
                push(globals.find(module, Values.text(names.get(1), "the name of a global")));
            }
            case 'R', 0x81 -> call(tuple(depth() - 2));
            case 0x92 -> call(tuple(depth() - 3));
            case 'b' -> build(tuple(depth() - 1).get(0));
            case 'Q' -> push(ids.find(pop()));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void call(List<Object> callAndArguments) throws IOException {
        if (!(callAndArguments.get(0) instanceof Globals.Maker maker)) {
            throw new IOException("pickle calls what is no function: " + Values.kind(callAndArguments.get(0)));
        }
        push(maker.make(Values.list(callAndArguments.get(1), "arguments in pickle")));
    }

    /** State of anything but the objects that want it, such as the attributes of a dictionary, is passed over. */
    private void build(Object state) throws IOException {
        if (peek() instanceof Buildable object) {
            object.build(state);
        }
    }

    private void push(Object value) {
        stack.add(value);
    }

    private int depth() {
        return stack.size();
    }

    private int floor() {
        return marks.isEmpty() ? 0 : marks.get(marks.size() - 1);
    }

    private int mark() throws IOException {
        if (marks.isEmpty()) {
            throw new IOException("pickle has no mark where it needs one");
        }
        return marks.remove(marks.size() - 1);
    }

    private Object peek() throws IOException {
        if (stack.size() <= floor()) {
            throw new IOException("pickle takes a value that is not there");
        }
        return stack.get(stack.size() - 1);
    }

    private Object pop() throws IOException {
        Object top = peek();
        stack.remove(stack.size() - 1);
        return top;
    }
}
