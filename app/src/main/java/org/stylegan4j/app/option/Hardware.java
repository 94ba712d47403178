package org.stylegan4j.app.option;

import org.stylegan4j.nn.Compute;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.train.config.Machine;
import org.stylegan4j.train.config.Machine.Layout;
import org.stylegan4j.train.config.Machine.Precision;
import picocli.CommandLine.Option;

/** The options that say where and how tensors are computed, shared by all commands that compute. */
public final class Hardware {
    @Option(
            names = "--device",
            defaultValue = "auto",
            paramLabel = "DEVICE",
            description = "auto, cpu, cuda or cuda:i. Default: ${DEFAULT-VALUE}, a card if there is one.")
    private String device;

    @Option(
            names = "--precision",
            defaultValue = "auto",
            paramLabel = "FORMAT",
            description = "auto, fp32, bf16 or fp16, of the blocks of highest resolution. Default: ${DEFAULT-VALUE}.")
    private Precision precision;

    String device() {
        return device;
    }

    Precision precision() {
        return precision;
    }

    /** For drawing: {@code auto} means float32, since a picture takes little time and should be the same on all machines. */
    public Compute drawing() {
        Precision chosen = precision == Precision.AUTO ? Precision.FP32 : precision;
        return new Machine(Device.parse(device).toString(), chosen, Layout.CHANNELS_LAST).compute();
    }
}
