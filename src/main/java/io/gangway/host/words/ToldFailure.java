package io.gangway.host.words;

/**
 * Why there is no connection to a host, in words.
 *
 * @param code for programs
 * @param title what failed
 * @param cause why
 * @param nextStep what to do about it, and as which account
 * @param raw what libvirt and ssh said, untouched; empty where nothing was said
 */
public record ToldFailure(String code, String title, String cause, String nextStep, String raw) {}
