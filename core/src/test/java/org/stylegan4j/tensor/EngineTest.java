package org.stylegan4j.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NoLeaks.class)
class EngineTest {
    private static final int BEFORE = Engine.threads();

    @AfterEach
    void restore() {
        Engine.threads(BEFORE);
        Engine.tf32(false);
    }

    /** As an operation sees it. */
    private static int seen() {
        try (Scope scope = Scope.open()) {
            return torch.get_num_threads();
        }
    }

    @Test
    void aNumberHoldsInThreadsThatComputedBeforeAndInNewOnes() throws Exception {
        ExecutorService old = Executors.newSingleThreadExecutor();
        ExecutorService fresh = Executors.newSingleThreadExecutor();
        try {
            Callable<Integer> look = EngineTest::seen;
            old.submit(look).get();
            Engine.threads(3);
            assertEquals(3, seen());
            assertEquals(3, old.submit(look).get());
            assertEquals(3, fresh.submit(look).get());
        } finally {
            old.shutdown();
            fresh.shutdown();
        }
    }

    @Test
    void aThreadKeepsANumberOfItsOwn() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Callable<Integer> look = EngineTest::seen;
            other.submit(() -> Engine.threadsHere(1)).get();
            Engine.threads(3);
            assertEquals(1, other.submit(look).get());
            assertEquals(3, seen());
        } finally {
            other.shutdown();
        }
    }

    @Test
    void impossibleNumbersAreRefused() {
        for (int threads : new int[] {0, -2, 5000}) {
            String message = assertThrows(IllegalArgumentException.class, () -> Engine.threads(threads))
                    .getMessage();
            assertEquals("threads must be from 1 to 4096: " + threads, message);
        }
    }

    @Test
    void foldersOfLibrariesComeTooLateOnceLibtorchHasStarted(@TempDir Path dir) {
        String message = assertThrows(IllegalStateException.class, () -> Engine.libraries(List.of(dir)))
                .getMessage();
        assertEquals("libtorch has started; folders of libraries come before: [" + dir + "]", message);
    }

    @Test
    void aFolderOfLibrariesThatIsNotThereIsAMistake(@TempDir Path dir) {
        Path none = dir.resolve("none");
        String message = assertThrows(IllegalArgumentException.class, () -> Engine.libraries(List.of(dir, none)))
                .getMessage();
        assertEquals("no such folder of libraries: " + none, message);
    }

    @Test
    void productsAndConvolutionsOfCardsTakeTf32OnlyWhileItIsAllowed() {
        Context context = torch.globalContext();
        for (boolean allowed : new boolean[] {true, false}) {
            Engine.tf32(allowed);
            assertEquals(allowed, context.allowTF32CuBLAS(), "products");
            assertEquals(allowed, context.allowTF32CuDNN(), "convolutions");
            assertEquals(allowed, Engine.tf32());
            assertFalse(context.allowTF32OneDNN(), "the processor keeps its numbers");
        }
    }
}
