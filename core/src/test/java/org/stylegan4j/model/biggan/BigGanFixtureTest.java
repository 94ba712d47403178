package org.stylegan4j.model.biggan;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Mode;
import org.stylegan4j.nn.Params;
import org.stylegan4j.nn.Spectral;
import org.stylegan4j.nn.ZooFile;
import org.stylegan4j.tensor.Device;
import org.stylegan4j.tensor.NoLeaks;
import org.stylegan4j.tensor.Rng;
import org.stylegan4j.tensor.Tensor;

@ExtendWith(NoLeaks.class)
class BigGanFixtureTest {
    private static final Pattern EPSILON = Pattern.compile("eps ([0-9.e-]+)");

    private record Players(ZooFile file, Generator g, Params gWeights, Discriminator d, Params dWeights) {
        int classes() {
            return file.number("classes");
        }

        Tensor fakes(Mode mode) {
            return g.forward(file.get("in.z"), file.oneHot("in.y_fake", classes()), mode);
        }

        /** Logits of fakes and reals in one pass, the fakes first. */
        Tensor both(Tensor fakes, Mode mode) {
            Tensor y = Tensor.cat(0, file.oneHot("in.y_fake", classes()), file.oneHot("in.y", classes()));
            return d.forward(Tensor.cat(0, fakes, file.get("in.x")), y, mode);
        }
    }

    private interface Reference {
        void check(ZooFile file, Players players);
    }

    private static Style style(ZooFile file, boolean standing) {
        Matcher m = EPSILON.matcher(file.text("spectral_norm"));
        double epsilon = m.find() ? Double.parseDouble(m.group(1)) : 0;
        return new Style(Spectral.biggan(epsilon), file.real("batch_norm_eps"), Start.ORTHOGONAL, standing);
    }

    private static int depth(ZooFile file) {
        return file.text("module").equals("BigGANdeep") ? file.number("depth") : 0;
    }

    static GeneratorConfig generator(ZooFile file, boolean standing) {
        return new GeneratorConfig(
                file.number("dim_z"),
                file.number("classes"),
                file.number("resolution"),
                3,
                file.number("g_ch"),
                file.number("shared_dim"),
                file.flag("hierarchical"),
                depth(file),
                file.number("g_attention"),
                style(file, standing));
    }

    static DiscriminatorConfig discriminator(ZooFile file) {
        return new DiscriminatorConfig(
                file.number("classes"),
                file.number("resolution"),
                3,
                file.number("d_ch"),
                file.flag("d_wide"),
                depth(file),
                file.number("d_attention"),
                style(file, false));
    }

    private static void with(String name, Reference body) {
        try (ZooFile file = ZooFile.open(name);
                Rng rng = new Rng(0);
                Params g = Params.create(rng, Device.CPU);
                Params d = Params.create(rng, Device.CPU)) {
            Generator generator = new Generator(g, generator(file, false), Compute.PLAIN);
            Discriminator discriminator = new Discriminator(d, discriminator(file), Compute.PLAIN);
            file.load("G.", g);
            file.load("D.", d);
            body.check(file, new Players(file, generator, g, discriminator, d));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"biggan_64", "biggan_32_unshared", "biggan_deep_64", "sagan_64"})
    void outputsAndBuffersAreTheReferences(String name) {
        with(name, (file, p) -> {
            Tensor y = file.oneHot("in.y", p.classes());
            file.assertOutput("out.G_train", p.fakes(Mode.TRAINING));
            file.assertState("after.G.", p.gWeights());
            file.assertOutput("out.G_eval", p.fakes(Mode.INFERENCE));
            Tensor x = file.get("in.x");
            file.assertOutput("out.D_train", p.d().forward(x, y, Mode.TRAINING));
            file.assertState("after.D.", p.dWeights());
            file.assertOutput("out.D_eval", p.d().forward(x, y, Mode.INFERENCE));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"biggan_64", "biggan_32_unshared", "biggan_deep_64", "sagan_64"})
    void gradientsAreTheReferences(String name) {
        with(name, (file, p) -> {
            Tensor logits = p.both(p.fakes(Mode.TRAINING).detach(), Mode.TRAINING);
            long n = file.get("in.z").size(0);
            Tensor fake = logits.narrow(0, 0, n);
            Tensor real = logits.narrow(0, n, logits.size(0) - n);
            file.assertOutput("out.D_fake", fake);
            file.assertOutput("out.D_real", real);
            Tensor lossReal = real.mul(-1).add(1).leakyRelu(0).mean();
            Tensor lossFake = fake.add(1).leakyRelu(0).mean();
            file.assertLoss("loss.d_real", lossReal);
            file.assertLoss("loss.d_fake", lossFake);
            lossReal.add(lossFake).backward();
            file.assertGradients("grad.d.", p.dWeights());
            file.load("G.", p.gWeights());
            file.load("D.", p.dWeights());
            Tensor yFake = file.oneHot("in.y_fake", p.classes());
            Tensor loss = p.d().forward(p.fakes(Mode.TRAINING), yFake, Mode.TRAINING)
                    .mean()
                    .mul(-1);
            file.assertLoss("loss.g", loss);
            loss.backward();
            file.assertGradients("grad.g.", p.gWeights());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = "biggan_32_standing")
    void standingStatisticsAreTheReferences(String name) {
        try (ZooFile file = ZooFile.open(name);
                Rng rng = new Rng(0);
                Params weights = Params.create(rng, Device.CPU)) {
            Generator g = new Generator(weights, generator(file, true), Compute.PLAIN);
            file.load("G.", weights);
            int classes = file.number("classes");
            Tensor z = file.get("in.z_test");
            Tensor y = file.oneHot("in.y_test", classes);
            Tensor all = file.oneHot("in.y", classes).reshape(file.number("accumulations"), -1, classes);
            g.reset();
            for (int i = 0; i < file.number("accumulations"); i++) {
                g.forward(file.get("in.z").select(0, i), all.select(0, i), Mode.STANDING);
            }
            file.assertState("after.G.", weights);
            file.assertOutput("out.standing", g.forward(z, y, Mode.INFERENCE));
            file.load("G.", weights);
            file.assertOutput("out.train", g.forward(z, y, Mode.TRAINING));
            file.assertState("after_train.G.", weights);
            file.assertOutput("out.eval_after_train", g.forward(z, y, Mode.INFERENCE));
        }
    }
}
