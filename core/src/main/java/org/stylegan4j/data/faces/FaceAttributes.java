package org.stylegan4j.data.faces;

import java.util.List;

/**
 * All that there is to know about one cartoon face: equal attributes draw equal pictures.
 *
 * <p>Numbers are normalised: "signed" is [-1, 1] with 0 in the middle, "unit" is [0, 1], a hue is [0, 1) turns around the
 * colour circle. Left and right are the picture's. {@link #sample} draws all attributes independently, so they serve as ground
 * truth for directions and disentanglement. What a picture shows of them depends on others in these cases only:
 *
 * <ul>
 *   <li>a cap, beanie, top hat or sun hat covers the top of the hair, so the bun, the spikes and the crest of a mohawk are not
 *       seen, nor the volume above the brim;
 *   <li>sunglasses darken the eyes; long fringes cover part of the brows, a full beard the edge of the jaw;
 *   <li>brows and beard take the colour of the hair, hair ties that of the clothes;
 *   <li>the colours of glasses and hat show only where they are worn, the hue of the dye only on dyed hair.
 * </ul>
 */
public record FaceAttributes(
        Pose pose,
        Shape shape,
        Skin skin,
        Eyes eyes,
        Brows brows,
        Mouth mouth,
        Hair hair,
        Beard beard,
        Glasses glasses,
        Hat hat,
        Clothes clothes,
        Background background,
        Light light) {

    /** The face number {@code index} of the endless collection {@code seed}; the same on every machine. */
    public static FaceAttributes sample(long seed, int index) {
        return new FaceSampler(seed, index).sample();
    }

    /** The names of the columns of {@link #toVector}; one-hot columns are called {@code attribute=value}. */
    public static List<String> names() {
        return FaceLabels.names();
    }

    /** The label vector, [F]: numbers as they are, hues as cosine and sine, choices as 0/1 columns. */
    public float[] toVector() {
        return FaceLabels.vector(this);
    }

    /**
     * Where the head points.
     *
     * @param yaw signed: turned to the left .. to the right, 28 degrees at the ends
     * @param pitch signed: looking down .. up, 13 degrees at the ends
     * @param roll signed: tilted counter-clockwise .. clockwise, 9 degrees at the ends
     */
    public record Pose(double yaw, double pitch, double roll) {
        public Pose {
            Range.signed("yaw", yaw);
            Range.signed("pitch", pitch);
            Range.signed("roll", roll);
        }
    }

    /**
     * The form of the head.
     *
     * @param width signed: narrow .. wide
     * @param height signed: short .. long
     * @param jaw signed: pointed .. square
     * @param nose signed: small .. big
     */
    public record Shape(double width, double height, double jaw, double nose) {
        public Shape {
            Range.signed("width", width);
            Range.signed("height", height);
            Range.signed("jaw", jaw);
            Range.signed("nose", nose);
        }
    }

    /**
     * The skin.
     *
     * @param tone unit: light .. deep
     * @param undertone signed: rosy .. golden
     * @param blush unit: none .. red cheeks
     * @param freckles unit: none .. strong
     */
    public record Skin(double tone, double undertone, double blush, double freckles) {
        public Skin {
            Range.unit("tone", tone);
            Range.signed("undertone", undertone);
            Range.unit("blush", blush);
            Range.unit("freckles", freckles);
        }
    }

    /**
     * Both eyes.
     *
     * @param size signed: small .. big
     * @param spacing signed: close together .. far apart
     * @param openness signed: sleepy .. wide open
     * @param colour unit: brown .. hazel .. green .. blue .. grey
     * @param gazeX signed: looking to the left .. right
     * @param gazeY signed: looking up .. down
     * @param lashes whether the lashes show
     */
    public record Eyes(
            double size, double spacing, double openness, double colour, double gazeX, double gazeY, boolean lashes) {
        public Eyes {
            Range.signed("eye size", size);
            Range.signed("eye spacing", spacing);
            Range.signed("eye openness", openness);
            Range.unit("eye colour", colour);
            Range.signed("gaze x", gazeX);
            Range.signed("gaze y", gazeY);
        }
    }

    /**
     * Both eyebrows.
     *
     * @param raise signed: low .. high
     * @param tilt signed: stern (inner ends down) .. worried (inner ends up)
     * @param thickness signed: thin .. bushy
     */
    public record Brows(double raise, double tilt, double thickness) {
        public Brows {
            Range.signed("brow raise", raise);
            Range.signed("brow tilt", tilt);
            Range.signed("brow thickness", thickness);
        }
    }

    /**
     * The mouth.
     *
     * @param smile signed: frown .. broad smile
     * @param open unit: closed .. open, with teeth and tongue
     */
    public record Mouth(double smile, double open) {
        public Mouth {
            Range.signed("smile", smile);
            Range.unit("mouth open", open);
        }
    }

    /** How the hair is worn. */
    public enum HairStyle {
        BALD,
        BUZZ,
        SWEPT,
        SPIKY,
        CURLY,
        BOB,
        LONG,
        BUN,
        PONYTAIL,
        PIGTAILS,
        MOHAWK
    }

    /**
     * The hair.
     *
     * @param volume signed: flat .. voluminous
     * @param parting signed: parted on the left .. on the right
     * @param darkness unit: platinum .. blond .. brown .. black
     * @param redness unit: none .. ginger
     * @param dyed whether the colour is {@code dyeHue} instead of a natural one
     * @param dyeHue hue of the dye
     */
    public record Hair(
            HairStyle style,
            double volume,
            double parting,
            double darkness,
            double redness,
            boolean dyed,
            double dyeHue) {
        public Hair {
            Range.signed("hair volume", volume);
            Range.signed("hair parting", parting);
            Range.unit("hair darkness", darkness);
            Range.unit("hair redness", redness);
            Range.hue("dye hue", dyeHue);
        }
    }

    /** Hair around the mouth. */
    public enum Beard {
        NONE,
        MOUSTACHE,
        GOATEE,
        FULL
    }

    /** What the glasses look like. */
    public enum GlassesKind {
        NONE,
        ROUND,
        SQUARE,
        SUN
    }

    /** Glasses; {@code hue} colours the frame. */
    public record Glasses(GlassesKind kind, double hue) {
        public Glasses {
            Range.hue("glasses hue", hue);
        }
    }

    /** What is worn on the head. */
    public enum HatKind {
        NONE,
        CAP,
        BEANIE,
        TOP_HAT,
        SUN_HAT,
        PARTY,
        CROWN;

        /** Whether the top of the hair disappears under it. */
        boolean coversHair() {
            return this == CAP || this == BEANIE || this == TOP_HAT || this == SUN_HAT;
        }
    }

    /** A hat; {@code lightness} is unit: dark .. light. */
    public record Hat(HatKind kind, double hue, double lightness) {
        public Hat {
            Range.hue("hat hue", hue);
            Range.unit("hat lightness", lightness);
        }
    }

    /** The cut of the clothes at the neck. */
    public enum Neckline {
        CREW,
        V_NECK,
        SHIRT,
        TURTLENECK,
        HOODIE
    }

    /** Clothes; {@code lightness} is unit: dark .. light. */
    public record Clothes(Neckline neckline, double hue, double lightness) {
        public Clothes {
            Range.hue("clothes hue", hue);
            Range.unit("clothes lightness", lightness);
        }
    }

    /** What is behind the head. */
    public enum Pattern {
        PLAIN,
        GRADIENT,
        DOTS,
        STRIPES,
        RAYS,
        DISC
    }

    /** The background; {@code lightness} is unit: deep .. pastel. */
    public record Background(Pattern pattern, double hue, double lightness) {
        public Background {
            Range.hue("background hue", hue);
            Range.unit("background lightness", lightness);
        }
    }

    /**
     * The lamp.
     *
     * @param direction signed: from the left .. above .. from the right
     * @param strength unit: even light .. strong shadows
     * @param warmth signed: bluish .. golden
     */
    public record Light(double direction, double strength, double warmth) {
        public Light {
            Range.signed("light direction", direction);
            Range.unit("light strength", strength);
            Range.signed("light warmth", warmth);
        }
    }
}
