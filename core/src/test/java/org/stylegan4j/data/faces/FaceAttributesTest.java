package org.stylegan4j.data.faces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stylegan4j.data.faces.FaceAttributes.Beard;
import org.stylegan4j.data.faces.FaceAttributes.Brows;
import org.stylegan4j.data.faces.FaceAttributes.Clothes;
import org.stylegan4j.data.faces.FaceAttributes.Eyes;
import org.stylegan4j.data.faces.FaceAttributes.Glasses;
import org.stylegan4j.data.faces.FaceAttributes.GlassesKind;
import org.stylegan4j.data.faces.FaceAttributes.Hair;
import org.stylegan4j.data.faces.FaceAttributes.HairStyle;
import org.stylegan4j.data.faces.FaceAttributes.Hat;
import org.stylegan4j.data.faces.FaceAttributes.HatKind;
import org.stylegan4j.data.faces.FaceAttributes.Light;
import org.stylegan4j.data.faces.FaceAttributes.Mouth;
import org.stylegan4j.data.faces.FaceAttributes.Neckline;
import org.stylegan4j.data.faces.FaceAttributes.Pattern;
import org.stylegan4j.data.faces.FaceAttributes.Pose;
import org.stylegan4j.data.faces.FaceAttributes.Shape;
import org.stylegan4j.data.faces.FaceAttributes.Skin;

class FaceAttributesTest {
    private static final int SAMPLES = 4000;

    /** A face on which everything shows. {@code dyed} decides which of the hair's colours does. */
    private static FaceAttributes face(boolean dyed) {
        return new FaceAttributes(
                new Pose(0.2, 0.1, 0.1),
                new Shape(0, 0, 0, 0.2),
                new Skin(0.3, 0, 0.5, 0.5),
                new Eyes(0.4, 0, 0.3, 0.3, 0, 0, true),
                new Brows(0, 0, 0.3),
                new Mouth(0.5, 0.5),
                new Hair(HairStyle.BOB, 0.2, 0.3, 0.5, 0.2, dyed, 0.6),
                Beard.GOATEE,
                new Glasses(GlassesKind.ROUND, 0.1),
                new Hat(HatKind.PARTY, 0.8, 0.5),
                new Clothes(Neckline.SHIRT, 0.4, 0.5),
                new FaceAttributes.Background(Pattern.STRIPES, 0.55, 0.6),
                new Light(0.4, 0.6, 0.2));
    }

    @Test
    void everyAttributeChangesThePicture() throws ReflectiveOperationException {
        List<String> unseen = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        for (boolean dyed : new boolean[] {false, true}) {
            FaceAttributes face = face(dyed);
            byte[] picture = draw(face);
            for (RecordComponent group : FaceAttributes.class.getRecordComponents()) {
                Object value = group.getAccessor().invoke(face);
                if (value instanceof Record r) {
                    for (RecordComponent part : r.getClass().getRecordComponents()) {
                        FaceAttributes changed = with(
                                face,
                                group,
                                with(r, part, other(part.getAccessor().invoke(r))));
                        boolean same = Arrays.equals(picture, draw(changed));
                        (same ? unseen : seen).add(group.getName() + "." + part.getName());
                    }
                } else {
                    assertFalse(Arrays.equals(picture, draw(with(face, group, other(value)))), group.getName());
                }
            }
        }
        unseen.removeAll(seen);
        assertTrue(unseen.isEmpty(), "without effect: " + unseen);
    }

    private static byte[] draw(FaceAttributes face) {
        return new FacePainter(64).paint(face).data();
    }

    /** The same record with one component changed. */
    private static <R> R with(R whole, RecordComponent changed, Object value) throws ReflectiveOperationException {
        RecordComponent[] parts = whole.getClass().getRecordComponents();
        Object[] values = new Object[parts.length];
        Class<?>[] types = new Class<?>[parts.length];
        for (int i = 0; i < parts.length; i++) {
            values[i] = parts[i].getName().equals(changed.getName())
                    ? value
                    : parts[i].getAccessor().invoke(whole);
            types[i] = parts[i].getType();
        }
        @SuppressWarnings("unchecked")
        R result = (R) whole.getClass().getDeclaredConstructor(types).newInstance(values);
        return result;
    }

    private static Object other(Object value) {
        if (value instanceof Double d) {
            return d > 0.45 ? d - 0.4 : d + 0.4;
        }
        if (value instanceof Boolean b) {
            return !b;
        }
        List<?> all = List.of(value.getClass().getEnumConstants());
        return all.get((all.indexOf(value) + 1) % all.size());
    }

    @Test
    void everyColumnOfTheVectorVariesWithinItsRange() {
        int f = FaceAttributes.names().size();
        float[] low = new float[f];
        float[] high = new float[f];
        Arrays.fill(low, Float.MAX_VALUE);
        Arrays.fill(high, -Float.MAX_VALUE);
        for (int i = 0; i < SAMPLES; i++) {
            float[] row = FaceAttributes.sample(0, i).toVector();
            for (int c = 0; c < f; c++) {
                low[c] = Math.min(low[c], row[c]);
                high[c] = Math.max(high[c], row[c]);
            }
        }
        for (int c = 0; c < f; c++) {
            String name = FaceAttributes.names().get(c);
            assertTrue(low[c] >= -1 && high[c] <= 1, name);
            assertTrue(high[c] - low[c] > 0.8, name + " hardly varies: " + low[c] + " to " + high[c]);
        }
    }

    @Test
    void oneHotColumnsSumToOne() {
        float[] row = FaceAttributes.sample(3, 17).toVector();
        List<String> names = FaceAttributes.names();
        double hair = 0;
        for (int c = 0; c < row.length; c++) {
            if (names.get(c).startsWith("hair=")) {
                hair += row[c];
            }
        }
        assertEquals(1, hair);
    }

    @Test
    void attributesAreIndependent() {
        // Two attributes that faces elsewhere link: glasses and the darkness of the hair.
        double with = 0;
        int wearers = 0;
        double without = 0;
        for (int i = 0; i < SAMPLES; i++) {
            FaceAttributes a = FaceAttributes.sample(0, i);
            if (a.glasses().kind() == GlassesKind.NONE) {
                without += a.hair().darkness();
            } else {
                with += a.hair().darkness();
                wearers++;
            }
        }
        assertEquals(0.34, wearers / (double) SAMPLES, 0.03);
        assertEquals(without / (SAMPLES - wearers), with / wearers, 0.04);
    }

    @Test
    void skinToneShowsOnTheCheek() {
        FaceAttributes face = face(false);
        int light = cheek(face, 0.05);
        int deep = cheek(face, 0.95);
        assertTrue(light > deep + 60, "brightness " + light + " and " + deep);
    }

    private static int cheek(FaceAttributes f, double tone) {
        Skin skin = new Skin(tone, 0, 0, 0);
        FaceAttributes face = new FaceAttributes(
                f.pose(),
                f.shape(),
                skin,
                f.eyes(),
                f.brows(),
                f.mouth(),
                f.hair(),
                Beard.NONE,
                f.glasses(),
                f.hat(),
                f.clothes(),
                f.background(),
                f.light());
        byte[] p = draw(face);
        int at = (40 * 64 + 26) * 3;
        return ((p[at] & 0xff) + (p[at + 1] & 0xff) + (p[at + 2] & 0xff)) / 3;
    }

    @Test
    void numbersOutOfRangeAreNamed() {
        assertThrows(IllegalArgumentException.class, () -> new Pose(1.5, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Mouth(0, -0.1));
    }
}
