package org.stylegan4j.tensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.FunctionSchema;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.JitModule;
import org.bytedeco.pytorch.StringIValueMap;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.parameter_iterator;
import org.bytedeco.pytorch.parameter_list;

/**
 * A network that came as a TorchScript file. Closing frees its weights.
 *
 * <p>Such a file holds a program, which libtorch interprets: it can call libtorch's operations and nothing else, but some of
 * those read and write files. Open files only that come from whom you trust.
 *
 * <p>Where oneDNN computes some float32 convolutions wrongly, the process does without it once such a file was opened.
 */
public final class ScriptModule implements AutoCloseable {
    static {
        Natives.start();
    }

    private final JitModule module;
    private final Device device;

    private ScriptModule(JitModule module, Device device) {
        this.module = module;
        this.device = device;
    }

    /**
     * Reads a file, ready to compute on a device.
     *
     * @throws IOException with one line that names the file when it is missing or no TorchScript file
     */
    public static ScriptModule load(Path file, Device device) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
        }
        Natives.distrustOneDnn();
        try (Scope scope = Scope.noGrad()) {
            JitModule module = torch.load(file.toString(), new DeviceOptional(device.torch()), false);
            module.eval();
            freeze(module);
            module.retainReference();
            return new ScriptModule(module, device);
        } catch (RuntimeException e) {
            throw new IOException("not a TorchScript file: " + file, e);
        }
    }

    /** Gradients flow through the network, not to its weights. */
    private static void freeze(JitModule module) {
        parameter_list weights = module.parameters();
        for (parameter_iterator i = weights.begin(); i.notEquals(weights.end()); i.increment()) {
            i.access().requires_grad_(false);
        }
    }

    /** Whether the network's main function has an argument of that name. */
    public boolean takes(String argument) {
        try (Scope scope = Scope.open()) {
            FunctionSchema schema = module.get_method("forward").function().getSchema();
            return schema.argumentIndexWithName(argument).has_value();
        }
    }

    /**
     * The network's result for one tensor, on its device; all of {@code on} and {@code off} are switches among its arguments.
     *
     * @throws IllegalArgumentException when the network does not take what it is given, or gives something else than a tensor
     */
    public Tensor forward(Tensor x, List<String> on, List<String> off) {
        StringIValueMap switches = new StringIValueMap();
        on.forEach(name -> switches.put(new BytePointer(name), new IValue(true)));
        off.forEach(name -> switches.put(new BytePointer(name), new IValue(false)));
        IValue result = call(new IValueVector(new IValue(x.to(device).handle)), switches);
        if (!result.isTensor()) {
            throw new IllegalArgumentException("expected a network that gives one tensor but was "
                    + result.tagKind().getString());
        }
        return new Tensor(new org.bytedeco.pytorch.Tensor(result.toTensor()));
    }

    private IValue call(IValueVector inputs, StringIValueMap switches) {
        try {
            return module.forward(inputs, switches);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("the network refuses its input: " + lastLine(e.getMessage()), e);
        }
    }

    /** The interpreter tells the way first and the reason last. */
    private static String lastLine(String message) {
        List<String> lines = message.lines()
                .takeWhile(line -> !line.startsWith("Exception raised from"))
                .filter(line -> !line.isBlank())
                .toList();
        return lines.isEmpty() ? "no reason given" : lines.get(lines.size() - 1).strip();
    }

    @Override
    public void close() {
        module.close();
    }
}
