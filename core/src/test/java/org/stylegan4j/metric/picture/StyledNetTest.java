package org.stylegan4j.metric.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.stylegan4j.data.source.Labels;
import org.stylegan4j.latent.Network;
import org.stylegan4j.latent.SampleNetworks;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;
import org.stylegan4j.tensor.TensorAssert;

@ExtendWith(NoLeaks.class)
class StyledNetTest {
    @TempDir
    Path folder;

    private Network network() throws IOException {
        return Network.load(SampleNetworks.write(folder.resolve("net.safetensors"), 3, 0));
    }

    private static GeneratorNet net(Network network, double psi) {
        return new StyledNet(network.styles(), network.device(), network.hash(), psi);
    }

    @Test
    void truncationZeroIsTheMeanPicture() throws IOException {
        try (Network network = network();
                Scope scope = Scope.noGrad()) {
            GeneratorNet mean = net(network, 0);
            Tensor ws = mean.map(Tensor.zeros(2, mean.zDim()).add(1), Tensor.zeros(2, 0));
            Tensor expected = network.styles().meanW().reshape(1, 1, -1).expand(2, ws.size(1), -1);
            TensorAssert.assertClose("ws", expected, ws, 1e-6);
        }
    }

    @Test
    void noiseIsFreshForEachPictureAndTheSameForItsNumber() throws IOException {
        try (Network network = network();
                Scope scope = Scope.noGrad()) {
            // All latents are the mean: what differs is noise.
            PictureSet set = new GeneratedPictures(net(network, 0), Labels.NONE, 1, 4);
            byte[] two = set.batch(0, 2).toBytes();
            byte[] first = Arrays.copyOf(two, two.length / 2);
            assertFalse(Arrays.equals(first, Arrays.copyOfRange(two, two.length / 2, two.length)));
            assertArrayEquals(first, set.batch(0, 1).toBytes());
            assertEquals(16, set.extent().width());
        }
    }
}
