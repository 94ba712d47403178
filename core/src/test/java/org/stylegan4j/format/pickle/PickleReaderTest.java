package org.stylegan4j.format.pickle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Golden files: src/test/python/network_files.py. */
class PickleReaderTest {
    static Object read(byte[] pickle) throws IOException {
        Budget budget = new Budget();
        Globals globals = Globals.with(budget, file -> {
            throw new IOException("no nested files here");
        });
        return new PickleReader(new PickleInput(Bytes.of(pickle)), globals, budget, PickleReader.PersistentIds.NONE)
                .read();
    }

    static byte[] resource(String name) throws IOException {
        try (InputStream in = PickleReaderTest.class.getResourceAsStream("/format/" + name)) {
            return in.readAllBytes();
        }
    }

    /** A pickle of protocol 2 from its operations. */
    private static byte[] pickle(String operations) {
        return ("\u0080\u0002" + operations + ".").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String failure(byte[] pickle) {
        String message = assertThrows(IOException.class, () -> read(pickle)).getMessage();
        assertEquals(1, message.lines().count(), message);
        return message;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5})
    void everyProtocolMeansTheSameValues(int protocol) throws IOException {
        Map<Object, Object> values = Values.map(read(resource("values" + protocol + ".pkl")), "values");
        assertEquals(
                List.of(0L, 255L, 256L, 65536L, -1L, 1L << 40, -(1L << 40), BigInteger.ONE.shiftLeft(100)),
                values.get("whole"));
        assertEquals("Grüße", values.get("text"));
        assertEquals(Map.of("a", List.of(1L, List.of(2.5, None.NONE))), values.get("nested"));
        assertEquals(List.of(true, false, List.of()), values.get("truth"));
        assertEquals(List.of(Map.of(), List.of()), values.get("empty"));
        assertEquals(List.of("x"), values.get("items"));
        assertEquals(
                List.of("b", "a"),
                List.copyOf(Values.map(values.get("ordered"), "ordered").keySet()));
        assertSame(values.get("nested"), values.get("again"));
    }

    @Test
    void arraysKeepTheirOrderAndFormat() throws IOException {
        Map<Object, Object> values = Values.map(read(resource("array.pkl")), "values");
        assertEquals(
                List.of(2L, 3L),
                Arrays.stream(Values.numbers(values.get("fortran"), "f").shape())
                        .boxed()
                        .toList());
        assertTrue(Values.isNumbers(values.get("number")));
        assertEquals(2, Values.bytes(values.get("byte"), "byte").length());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cos/system/(K1tR | os.system",
                "cbuiltins/eval/ | builtins.eval",
                "cbuiltins/getattr/ | builtins.getattr",
                "ctorch.hub/load/ | torch.hub.load",
                "cnumpy/load/ | numpy.load"
            })
    void unknownGlobalIsNamed(String operations, String name) {
        assertEquals(
                "pickle names " + name + ", which no network file needs; nothing was executed",
                failure(pickle(operations.replace('/', '\n'))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X | pickle is cut short at byte 4",
                "0 | pickle takes a value that is not there",
                "t | pickle has no mark where it needs one",
                "(0 | pickle takes a value that is not there",
                "hA | pickle remembers nothing under 65",
                "}K1K2K3u | pickle has no mark where it needs one",
                "}(K1u | pickle has a key without a value",
                "}(]K1u | pickle has a key that is a list",
                "K1K2a | pickle adds to what is no list: 49",
                "K1)R | pickle calls what is no function: 49",
                "ccollections/OrderedDict/K1R | expected a list for arguments in pickle but was 49",
                "K1Q | pickle names data outside itself",
                "z | unknown pickle operation 0x7a before byte 3",
                "ctorch._utils/_rebuild_tensor_v2/(K1K1))tR | expected a storage for a tensor but was 49"
            })
    void nonsenseIsOneLine(String operations, String message) {
        assertEquals(message, failure(pickle(operations.replace('/', '\n'))));
    }

    @Test
    void announcedLengthsTakeNoMemory() {
        for (byte[] op : new byte[][] {
            {'X', -1, -1, -1, -1},
            {'B', -1, -1, -1, 127},
            {(byte) 0x8d, -1, -1, -1, -1, -1, -1, -1, 127},
            {(byte) 0x8e, -1, -1, -1, -1, -1, -1, -1, -1},
            {(byte) 0x8b, -1, -1, -1, 127}
        }) {
            ByteArrayOutputStream pickle = new ByteArrayOutputStream();
            pickle.writeBytes(new byte[] {(byte) 0x80, 4});
            pickle.writeBytes(op);
            pickle.writeBytes(new byte[100]);
            failure(pickle.toByteArray());
        }
    }

    @Test
    void depthCostsNothing() throws IOException {
        Object value = read(pickle("]".repeat(300_000) + "a".repeat(299_999)));
        assertEquals(1, Values.list(value, "nested lists").size());
    }

    @Test
    void operationsAreLimited() {
        assertEquals("more than 1000000 pickle operations", failure(pickle("}".repeat(1_000_001))));
        assertEquals("more than 1000000 pickle operations", failure(pickle("(".repeat(1_000_001))));
    }

    @Test
    void textIsLimited() {
        String text = "X\u0000\u0000\u0000\u0001" + "x".repeat(1 << 24); // 16 million characters
        assertEquals("more than 32000000 characters of text in pickle", failure(pickle(text + text)));
    }

    @Test
    void otherProtocolsAreRefused() {
        assertEquals("unknown pickle protocol: 6", failure(new byte[] {(byte) 0x80, 6, 'N', '.'}));
        assertEquals("no pickle of protocol 2 or newer", failure("(dp0\n.".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void everyCutIsNoticed() throws IOException {
        byte[] whole = resource("values4.pkl");
        for (int length = 0; length < whole.length; length++) {
            failure(Arrays.copyOf(whole, length));
        }
    }
}
