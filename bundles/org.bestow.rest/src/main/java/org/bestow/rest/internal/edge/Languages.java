package org.bestow.rest.internal.edge;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bestow.api.Language;

/** Reads {@code Accept-Language}. Stateless. */
public final class Languages {

    private static final int MOST = 20;
    private static final Pattern QUALITY = Pattern.compile("[qQ]=(0(\\.[0-9]{0,3})?|1(\\.0{0,3})?)");
    /** What our own pages send, by the whole header. */
    private static final Map<String, Language> OWN =
            Stream.of(Language.values()).collect(Collectors.toUnmodifiableMap(Language::tag, language -> language));

    private Languages() {}

    /** The best of the platform's languages; English when the header is absent or names none of them. */
    public static Language accepted(String header) {
        if (header == null) {
            return Language.EN;
        }
        var own = OWN.get(header);
        if (own != null) {
            return own;
        }
        var best = Language.EN;
        var weight = 0.0;
        for (var range : header.split(",", MOST)) {
            var parts = range.split(";", 2);
            var tag = parts[0].strip().toLowerCase(Locale.ROOT);
            var ours = tag.equals("*")
                    || tag.equals("en")
                    || tag.startsWith("en-")
                    || tag.equals("zh")
                    || tag.startsWith("zh-");
            var quality = parts.length == 1 ? 1.0 : quality(parts[1].strip());
            if (ours && quality > weight) {
                weight = quality;
                best = Language.nearest(tag);
            }
        }
        return best;
    }

    /** 0 for what is no quality: such a range is not wanted. */
    private static double quality(String parameter) {
        if (!QUALITY.matcher(parameter).matches()) {
            return 0;
        }
        return Double.parseDouble(parameter.substring(2));
    }
}
