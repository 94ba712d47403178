package org.stylegan4j.data.faces;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The columns of a face's label vector, in order: each has a name and reads one number from the attributes. */
final class FaceLabels {
    private static final List<Column> COLUMNS = new Table()
            .number("yaw", a -> a.pose().yaw())
            .number("pitch", a -> a.pose().pitch())
            .number("roll", a -> a.pose().roll())
            .number("face_width", a -> a.shape().width())
            .number("face_height", a -> a.shape().height())
            .number("jaw", a -> a.shape().jaw())
            .number("nose", a -> a.shape().nose())
            .number("skin_tone", a -> a.skin().tone())
            .number("skin_undertone", a -> a.skin().undertone())
            .number("blush", a -> a.skin().blush())
            .number("freckles", a -> a.skin().freckles())
            .number("eye_size", a -> a.eyes().size())
            .number("eye_spacing", a -> a.eyes().spacing())
            .number("eye_openness", a -> a.eyes().openness())
            .number("eye_colour", a -> a.eyes().colour())
            .number("gaze_x", a -> a.eyes().gazeX())
            .number("gaze_y", a -> a.eyes().gazeY())
            .number("lashes", a -> a.eyes().lashes() ? 1 : 0)
            .number("brow_raise", a -> a.brows().raise())
            .number("brow_tilt", a -> a.brows().tilt())
            .number("brow_thickness", a -> a.brows().thickness())
            .number("smile", a -> a.mouth().smile())
            .number("mouth_open", a -> a.mouth().open())
            .choice("hair", FaceAttributes.HairStyle.values(), a -> a.hair().style())
            .number("hair_volume", a -> a.hair().volume())
            .number("hair_parting", a -> a.hair().parting())
            .number("hair_darkness", a -> a.hair().darkness())
            .number("hair_redness", a -> a.hair().redness())
            .number("hair_dyed", a -> a.hair().dyed() ? 1 : 0)
            .hue("hair_dye", a -> a.hair().dyeHue())
            .choice("beard", FaceAttributes.Beard.values(), FaceAttributes::beard)
            .choice(
                    "glasses",
                    FaceAttributes.GlassesKind.values(),
                    a -> a.glasses().kind())
            .hue("glasses", a -> a.glasses().hue())
            .choice("hat", FaceAttributes.HatKind.values(), a -> a.hat().kind())
            .hue("hat", a -> a.hat().hue())
            .number("hat_lightness", a -> a.hat().lightness())
            .choice(
                    "clothes",
                    FaceAttributes.Neckline.values(),
                    a -> a.clothes().neckline())
            .hue("clothes", a -> a.clothes().hue())
            .number("clothes_lightness", a -> a.clothes().lightness())
            .choice(
                    "background",
                    FaceAttributes.Pattern.values(),
                    a -> a.background().pattern())
            .hue("background", a -> a.background().hue())
            .number("background_lightness", a -> a.background().lightness())
            .number("light_direction", a -> a.light().direction())
            .number("light_strength", a -> a.light().strength())
            .number("light_warmth", a -> a.light().warmth())
            .columns();

    private FaceLabels() {}

    static List<String> names() {
        return COLUMNS.stream().map(Column::name).toList();
    }

    static float[] vector(FaceAttributes a) {
        float[] row = new float[COLUMNS.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) COLUMNS.get(i).value().applyAsDouble(a);
        }
        return row;
    }

    private record Column(String name, ToDoubleFunction<FaceAttributes> value) {}

    private static final class Table {
        private final List<Column> columns = new ArrayList<>();

        Table number(String name, ToDoubleFunction<FaceAttributes> value) {
            columns.add(new Column(name, value));
            return this;
        }

        /** Two columns, for a hue has no ends. */
        Table hue(String name, ToDoubleFunction<FaceAttributes> turns) {
            number(name + "_hue_cos", a -> StrictMath.cos(2 * Math.PI * turns.applyAsDouble(a)));
            return number(name + "_hue_sin", a -> StrictMath.sin(2 * Math.PI * turns.applyAsDouble(a)));
        }

        /** One 0/1 column per value, exactly one of them 1. */
        <E extends Enum<E>> Table choice(String name, E[] values, Function<FaceAttributes, E> chosen) {
            for (E value : values) {
                number(name + "=" + value.name().toLowerCase(Locale.ROOT), a -> chosen.apply(a) == value ? 1 : 0);
            }
            return this;
        }

        List<Column> columns() {
            return List.copyOf(columns);
        }
    }
}
