package io.gangway.host.words;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why there is no connection to a host, in words.
 *
 * @param code for programs
 * @param title what failed
 * @param cause why
 * @param nextStep what to do about it, and as which account
 * @param raw what libvirt and ssh said, untouched; empty where nothing was said
 */
@Schema(name = "ConnectionFailure", description = "Why there is no connection to a host.")
public record ToldFailure(
        @Schema(description = "Its kind, for programs, such as no-daemon: it stays the same whatever the words are.")
        String code,

        @Schema(description = "What failed.") String title,
        @Schema(description = "Why.") String cause,

        @Schema(description = "What to do about it, and as which account.")
        String nextStep,

        @Schema(description = "What libvirt and ssh said, untouched; empty where nothing was said.")
        String raw) {}
