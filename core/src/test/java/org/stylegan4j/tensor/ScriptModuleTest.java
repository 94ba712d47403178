package org.stylegan4j.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.stylegan4j.metric.TinyDetectors;

@ExtendWith(NoLeaks.class)
class ScriptModuleTest {
    @TempDir
    Path folder;

    private ScriptModule inception() throws IOException {
        return ScriptModule.load(TinyDetectors.write("inception.pt", folder), Device.CPU);
    }

    @Test
    void knowsItsArguments() throws IOException {
        try (ScriptModule module = inception()) {
            assertTrue(module.takes("return_features"));
            assertFalse(module.takes("colour"));
        }
    }

    @Test
    void switchesDecideWhatComesOut() throws IOException {
        try (ScriptModule module = inception();
                Scope scope = Scope.noGrad()) {
            Tensor x = Tensor.zeros(2, 3, 8, 8);
            assertEquals(
                    6, module.forward(x, List.of("return_features"), List.of()).size(1));
            assertEquals(
                    4, module.forward(x, List.of(), List.of("return_features")).size(1));
        }
    }

    @Test
    void whatTheNetworkRefusesIsOneLine() throws IOException {
        try (ScriptModule module = inception();
                Scope scope = Scope.noGrad()) {
            Tensor gray = Tensor.zeros(2, 1, 8, 8);
            IllegalArgumentException e =
                    assertThrows(IllegalArgumentException.class, () -> module.forward(gray, List.of(), List.of()));
            assertTrue(e.getMessage().startsWith("the network refuses its input: "), e.getMessage());
            assertEquals(1, e.getMessage().lines().count(), e.getMessage());
        }
    }

    @Test
    void missingFileIsNamed() {
        Path missing = folder.resolve("none.pt");
        NoSuchFileException e = assertThrows(NoSuchFileException.class, () -> ScriptModule.load(missing, Device.CPU));
        assertEquals(missing.toString(), e.getMessage());
    }
}
