package org.stylegan4j.model;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.stylegan4j.nn.Compute;
import org.stylegan4j.nn.Params;

/**
 * A system as all of the program knows it: the one object that a new system adds to the list of {@code system.Systems}.
 *
 * @param names how people call it
 * @param defaults its settings where nothing is said, a record; their type is that of all its settings
 * @param presets settings to start from
 * @param generator how its published network draws
 */
public record GanSystem(Names names, ModelConfig defaults, List<Preset> presets, Generator<?> generator) {
    public GanSystem {
        presets = List.copyOf(presets);
        if (presets.stream().noneMatch(p -> p.name().equals(Preset.LAPTOP))) {
            throw new IllegalArgumentException("a system needs a preset for laptops: " + names.name());
        }
    }

    /**
     * How people call a system.
     *
     * @param name as {@code --model} and files name it
     * @param aliases what else {@code --model} takes
     * @param sentence what it is, for help
     */
    public record Names(String name, List<String> aliases, String sentence) {
        public Names {
            aliases = List.copyOf(aliases);
        }

        /** Whether this is what was typed; case, dashes and underscores do not count. */
        public boolean match(String typed) {
            return Stream.concat(Stream.of(name), aliases.stream()).anyMatch(n -> plain(n).equals(plain(typed)));
        }

        private static String plain(String name) {
            return name.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
        }
    }

    /**
     * How the generator in a network file is built.
     *
     * @param config the record that the file keeps of its shape
     * @param builder takes the weights, which stay with the caller
     */
    public record Generator<C extends Record>(Class<C> config, Builder<C> builder) {
        /** Builds a generator on weights that the caller keeps. */
        public interface Builder<C> {
            /**
             * Builds the generator.
             *
             * @throws IllegalArgumentException naming what is missing or misshapen among the weights
             */
            ImageGenerator build(Params weights, C config, Compute compute);
        }
    }

    /** As {@code --model} and files name it. */
    public String name() {
        return names.name();
    }
}
