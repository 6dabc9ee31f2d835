package io.gangway.xml;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A text is not the XML that is read here. The message is the parser's own reason. */
public final class MalformedXml extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;
    private final boolean documentType;
    private final boolean tooDeep;

    MalformedXml(
            String message, @Nullable Throwable cause, int line, int column, boolean documentType, boolean tooDeep) {
        super(message, cause);
        this.line = line;
        this.column = column;
        this.documentType = documentType;
        this.tooDeep = tooDeep;
    }

    /** Never null, unlike that of others. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    /** Where the parser stopped, from 1; 0 where it does not say. */
    public int line() {
        return line;
    }

    /** Where in its line the parser stopped, from 1; 0 where it does not say. */
    public int column() {
        return column;
    }

    /** Whether it was refused because it declares a document type, through which entities could be drawn in. */
    public boolean declaresDocumentType() {
        return documentType;
    }

    /** Whether its elements lie more than {@link SafeXml#DEEPEST} deep in each other. */
    public boolean tooDeep() {
        return tooDeep;
    }
}
