package org.stylegan4j.format.tensorflow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stylegan4j.format.names.ForeignNetworks;
import org.stylegan4j.format.names.NumberReader;
import org.stylegan4j.format.pickle.PythonObject;
import org.stylegan4j.format.pickle.Values;

/** The pickles of the TensorFlow era: a tuple (G, D, Gs), whose last becomes the averaged generator. */
public final class TensorFlowLayout implements ForeignNetworks {
    private static final List<String> NETWORKS = List.of("G", "D", "G_ema");

    private final List<TensorFlowNetwork> networks;
    private final TensorFlowFamily family;

    private TensorFlowLayout(List<TensorFlowNetwork> networks, TensorFlowFamily family) {
        this.networks = networks;
        this.family = family;
    }

    /** The networks of an official TensorFlow pickle, or empty when it is none. */
    public static Optional<ForeignNetworks> of(Object root, NumberReader reader) throws IOException {
        boolean known = root instanceof List<?> tuple
                && tuple.size() == NETWORKS.size()
                && tuple.stream().allMatch(PythonObject.class::isInstance);
        if (!known) {
            return Optional.empty();
        }
        List<Object> tuple = Values.list(root, "networks");
        List<TensorFlowNetwork> networks = new ArrayList<>();
        for (Object network : tuple) {
            networks.add(TensorFlowNetwork.of(Values.object(network, "a network")));
        }
        return Optional.of(new TensorFlowLayout(networks, family(networks.get(0), reader)));
    }

    private static TensorFlowFamily family(TensorFlowNetwork generator, NumberReader reader) {
        if (TensorFlowStyleGan1.recognizes(generator)) {
            return new TensorFlowStyleGan1(reader);
        }
        return TensorFlowProGan.recognizes(generator)
                ? TensorFlowProGan.of(generator, reader)
                : TensorFlowStyleGan2.of(generator, reader);
    }

    @Override
    public String layout() {
        return "TensorFlow-era pickle";
    }

    @Override
    public String system() {
        return family.system();
    }

    @Override
    public String data() {
        return "unknown";
    }

    @Override
    public List<String> networks() {
        return NETWORKS;
    }

    @Override
    public Network read(String network) throws IOException {
        TensorFlowNetwork source = networks.get(NETWORKS.indexOf(network));
        return network.equals("D") ? family.discriminator(source) : family.generator(source);
    }
}
