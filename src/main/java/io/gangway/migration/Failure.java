package io.gangway.migration;

/**
 * A failure in words.
 *
 * @param title what failed
 * @param cause why
 * @param nextStep what to do about it
 * @param raw what libvirt said, untouched
 */
public record Failure(String title, String cause, String nextStep, String raw) {}
