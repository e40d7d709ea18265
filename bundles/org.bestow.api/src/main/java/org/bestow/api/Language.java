package org.bestow.api;

import java.util.Locale;

/** The languages of the platform's texts. */
public enum Language {
    EN("en"),
    ZH_CN("zh-CN"),
    ZH_TW("zh-TW");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** BCP 47 tag. */
    public String tag() {
        return tag;
    }

    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    /** The nearest language: Traditional for TW, HK, MO and Hant, Simplified for other Chinese, else English. */
    public static Language nearest(String tag) {
        var locale = Locale.forLanguageTag(tag.strip());
        if (!locale.getLanguage().equals("zh")) {
            return EN;
        }
        var traditional =
                switch (locale.getCountry()) {
                    case "TW", "HK", "MO" -> true;
                    default -> locale.getScript().equals("Hant");
                };
        return traditional ? ZH_TW : ZH_CN;
    }
}
