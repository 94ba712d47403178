package org.stylegan4j.latent.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stylegan4j.data.ImageSources;
import org.stylegan4j.data.source.SourceConfig;
import org.stylegan4j.io.ProgressListener;
import org.stylegan4j.latent.Network;
import org.stylegan4j.metric.TinyDetectors;
import org.stylegan4j.metric.feature.Convention;
import org.stylegan4j.metric.measure.Detectors;
import org.stylegan4j.metric.picture.PictureSet;
import org.stylegan4j.metric.picture.SourcePictures;
import org.stylegan4j.tensor.DType;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.Fixtures.Fixture;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Scope;
import org.stylegan4j.tensor.Tensor;
import org.stylegan4j.tensor.TensorAssert;

@ExtendWith(NoLeaks.class)
class DetectorPerceptionTest {
    @TempDir
    Path folder;

    private Detectors open(Path vgg16) {
        Detectors.Places places = new Detectors.Places(Optional.empty(), Optional.of(vgg16), folder);
        return new Detectors(places, Optional.empty(), Convention.STYLEGAN2, Device.CPU);
    }

    private static PerceptualDistance lpips(Detectors detectors) throws IOException {
        return new DetectorPerception("lpips", detectors.lpips()::features);
    }

    private static PictureSet pictures(Path zip) throws IOException {
        return SourcePictures.of(
                ImageSources.open(zip.toString(), OptionalInt.empty(), SourceConfig.DEFAULT), ProgressListener.NONE);
    }

    /** Numbers in 0..255, [N, C, side, side]. */
    private static Tensor noise(Rng rng, int n, int channels, int side) {
        return rng.normal(Device.CPU, n, channels, side, side).mul(40).add(128).clamp(0, 255);
    }

    @ParameterizedTest
    @MethodSource("org.stylegan4j.tensor.Fixtures#metrics")
    void distancesAreThoseOfTheReference(Fixture fixture) throws IOException {
        JsonNode expected = new ObjectMapper()
                .readTree(fixture.file("expected.json").toFile())
                .get("lpips_first_pairs");
        try (Detectors detectors = open(fixture.file("tiny-vgg16.pt"));
                PictureSet real = pictures(fixture.file("real.zip"));
                PictureSet fake = pictures(fixture.file("fake.zip"));
                Scope scope = Scope.noGrad()) {
            PerceptualDistance lpips = lpips(detectors);
            int n = expected.size();
            Tensor a = lpips.features(real.batch(0, n).to(DType.FP32));
            Tensor b = lpips.features(fake.batch(0, n).to(DType.FP32));
            float[] found = a.sub(b).square().sum(1L).toFloats();
            for (int i = 0; i < n; i++) {
                assertEquals(expected.get(i).asDouble(), found[i], 1e-5, "pair " + i);
            }
        }
    }

    /** Along the gradient itself, where central differences are largest against their rounding; within 1 %. */
    @ParameterizedTest
    @MethodSource("org.stylegan4j.tensor.Fixtures#metrics")
    void gradientIsThatOfTheDistance(Fixture fixture) throws IOException {
        try (Detectors detectors = open(fixture.file("tiny-vgg16.pt"));
                Rng rng = new Rng(1);
                Scope scope = Scope.open()) {
            PerceptualDistance lpips = lpips(detectors);
            Tensor wanted = lpips.features(noise(rng, 2, 3, 32)).detach();
            Tensor x = noise(rng, 2, 3, 32).detach().requireGrad(true);
            distance(lpips, x, wanted).backward();
            Tensor g = x.grad().detach();
            double length = Math.sqrt(g.square().sum().toDouble());
            Tensor along = g.mul(1 / length);
            double step = 4; // grey levels, over all pixels
            double more =
                    distance(lpips, x.detach().add(along.mul(step)), wanted).toDouble();
            double less =
                    distance(lpips, x.detach().sub(along.mul(step)), wanted).toDouble();
            assertEquals((more - less) / (2 * step), length, 0.01 * length);
        }
    }

    private static Tensor distance(PerceptualDistance perception, Tensor images, Tensor wanted) {
        return perception.features(images).sub(wanted).square().sum();
    }

    @Test
    void findsWhatTheNetworkDrewItself() throws IOException {
        try (Detectors detectors = open(TinyDetectors.write("vgg16.pt", folder));
                Network plain = OwnPictures.network(folder, 0);
                Network pets = OwnPictures.network(folder, 3)) {
            OwnPictures.checkFound(plain, lpips(detectors), Optional.empty());
            OwnPictures.checkFound(pets, lpips(detectors), Optional.of("dog"));
        }
    }

    @Test
    void largeImagesAreAveragedAndGrayOnesColoured() {
        try (Rng rng = new Rng(2);
                Scope scope = Scope.noGrad()) {
            PerceptualDistance seen = new DetectorPerception("what is seen", x -> x.contiguous());
            Tensor small = noise(rng, 2, 1, 256);
            Tensor large = small.reshape(2, 1, 256, 1, 256, 1)
                    .expand(2, 1, 256, 4, 256, 4)
                    .contiguous()
                    .reshape(2, 1, 1024, 1024);
            Tensor coloured = Tensor.cat(1, small, small, small);
            TensorAssert.assertClose("small", coloured, seen.features(small), 0);
            TensorAssert.assertClose("large", coloured, seen.features(large), 1e-4);
            Tensor uneven = Tensor.cat(3, small, small.add(2)); // [2, 1, 256, 512]
            Tensor square = Tensor.cat(2, uneven, uneven.add(4)); // [2, 1, 512, 512]
            assertEquals(square.mean().toDouble(), seen.features(square).mean().toDouble(), 1e-3);
        }
    }
}
