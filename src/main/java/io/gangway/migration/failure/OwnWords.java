package io.gangway.migration.failure;

import io.gangway.language.Language;
import io.gangway.language.Languages;
import io.gangway.libvirt.fact.VirtException;
import io.gangway.storage.copy.CopyFailed;
import io.gangway.storage.copy.CopyProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Tells why the console itself went no further, such as why a disk was not copied. */
@ApplicationScoped
public class OwnWords {

    private final FailureTexts texts;
    private final Languages languages;

    public OwnWords(FailureTexts texts, Languages languages) {
        this.texts = texts;
        this.languages = languages;
    }

    /** In the language of whoever is being answered. */
    public String sentence(CopyProblem problem) {
        return texts.sentence(said(problem), languages.current());
    }

    /**
     * The same for a migration, which keeps it: what a host answered among its own words, by which the kind of the failure
     * is known, and else the console's reasons by their keys.
     *
     * @param told what of it is told
     */
    public VirtException failure(CopyFailed failure, List<CopyProblem> told, String destination) {
        List<Said> problems = told.stream().map(OwnWords::said).toList();
        return failure.host()
                .map(answer -> new VirtException(destination, answer.code(), answer.domain(), english(problems)))
                .orElseGet(() -> own(destination, problems));
    }

    /**
     * A failure for a reason that is not libvirt's.
     *
     * @param key that of its sentence in {@code failures/}
     */
    public VirtException failure(String host, String key, Map<String, String> values) {
        return own(host, List.of(new Said(key, values)));
    }

    /** The log, and the details of a failure, have it in English. */
    private VirtException own(String host, List<Said> reasons) {
        return VirtException.own(
                host,
                english(reasons),
                reasons.stream()
                        .map(reason -> new VirtException.Own(reason.key(), reason.values()))
                        .toList());
    }

    private String english(List<Said> reasons) {
        return texts.sentences(reasons, Language.ENGLISH);
    }

    private static Said said(CopyProblem problem) {
        return new Said(problem.cause().key(), problem.values());
    }
}
