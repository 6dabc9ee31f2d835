package io.gangway.migration.failure;

/**
 * A failure in words, as pages show it and programs get it.
 *
 * @param code its kind, whatever the words are
 * @param title what failed
 * @param cause why
 * @param nextStep what to do about it
 * @param raw what libvirt said, untouched
 */
public record ToldFailure(String code, String title, String cause, String nextStep, String raw) {}
