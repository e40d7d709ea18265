package org.bestow.identity.internal.password;

import static org.junit.Assert.assertEquals;

import java.util.List;
import java.util.Optional;
import org.bestow.api.Secret;
import org.junit.Test;

public class PasswordRulesTest {

    private final PasswordRules rules = new PasswordRules();

    private Optional<String> fault(String password) {
        return rules.fault(
                Secret.of(password), Secret.of("the-Current-password-7"), "Anne Baker", "anne.baker@contoso.example");
    }

    @Test
    public void takesLongOnesThatNobodyGuesses() {
        for (var good : List.of(
                "violet-tractor-umbrella-93", "correct horse battery staple", "kT9#vQ2!mZ5x", "紫色拖拉机雨伞海洋钢琴月亮柠檬")) {
            assertEquals(good, Optional.empty(), fault(good));
        }
        assertEquals(Optional.empty(), fault("kT9#vQ2!mZ5x" + "ab".repeat(94)));
        for (var i = 0; i < 50; i++) {
            assertEquals(Optional.empty(), fault(new OneTimePassword().next().reveal()));
        }
    }

    @Test
    public void lengthIsCountedInCharacters() {
        assertEquals(Optional.of("password-length"), fault("kT9#vQ2!mZ5"));
        assertEquals(Optional.of("password-length"), fault("kT9#vQ2!mZ5x" + "ab".repeat(94) + "c"));
        assertEquals(Optional.of("password-length"), fault("😀😎🎻🦊🌵🍋"));
    }

    @Test
    public void refusesTheCurrentOne() {
        assertEquals(Optional.of("password-same"), fault("the-Current-password-7"));
    }

    @Test
    public void refusesNameAndAddress() {
        for (var own : List.of(
                "anne.baker@contoso.example",
                "Anne Baker 2026!",
                "ANNEBAKER123",
                "anne.baker.2026",
                "BakerAnneBaker",
                "bestow-bestow")) {
            assertEquals(own, true, fault(own).isPresent());
        }
        assertEquals(Optional.of("password-personal"), fault("Anne Baker 2026!"));
    }

    @Test
    public void refusesWhatIsTriedFirst() {
        for (var weak : List.of(
                "123456789012",
                "passwordpassword",
                "Password12345!",
                "qwertyuiop123",
                "aaaaaaaaaaaaaaaa",
                "abcabcabcabcabc",
                "letmeinletmein",
                "iloveyou12345",
                "P@ssw0rd2026!",
                "1qaz2wsx3edc",
                "administrator")) {
            assertEquals(weak, Optional.of("password-weak"), fault(weak));
        }
    }
}
