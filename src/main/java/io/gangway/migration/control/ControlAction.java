package io.gangway.migration.control;

import io.gangway.page.Word;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Something that was done to a migration while it ran, or tried.
 *
 * @param value milliseconds of a downtime, MiB/s of a bandwidth
 * @param askedAt when it was asked for
 * @param tookEffectAt when the host took it; empty until then, or if it did not
 * @param result what came of it
 */
@RecordBuilder
public record ControlAction(
        long id,
        long migrationId,
        ControlKind kind,
        OptionalLong value,
        Actor by,
        Instant askedAt,
        Optional<Instant> tookEffectAt,
        ControlResult result) {

    /** Who asked for it. */
    public enum Actor implements Word {
        OPERATOR,
        POLICY,
        /** The console itself, to keep a promise. */
        CONSOLE
    }

    public static ControlAction asked(long migrationId, ControlKind kind, OptionalLong value, Actor by, Instant at) {
        return new ControlAction(0, migrationId, kind, value, by, at, Optional.empty(), ControlResult.NONE);
    }

    /** The same under another number. */
    public ControlAction withId(long newId) {
        return ControlActionBuilder.builder(this).id(newId).build();
    }

    public ControlAction tookEffect(Instant at, ControlResult came) {
        return ControlActionBuilder.builder(this)
                .tookEffectAt(Optional.of(tookEffectAt.orElse(at)))
                .result(came)
                .build();
    }

    public ControlAction withResult(ControlResult came) {
        return ControlActionBuilder.builder(this).result(came).build();
    }

    /** Whether the host took it. */
    public boolean effective() {
        return tookEffectAt.isPresent();
    }
}
