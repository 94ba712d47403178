package org.stylegan4j.app;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/**
 * Tells what the user can set right from what only a programmer can. The library throws {@link IllegalArgumentException}
 * for the caller's values and {@link IOException} for files; anything else is a bug.
 */
final class Mistake {
    private Mistake() {}

    /** One line for the user, or empty when {@code e} is a bug. */
    static Optional<String> of(Throwable e) {
        Throwable cause = unwrap(e);
        if (cause instanceof IOException io) {
            return Optional.of(oneLine(describe(io)));
        }
        boolean ours = cause instanceof IllegalArgumentException && thrownByUs(cause);
        return ours ? Optional.ofNullable(cause.getMessage()).map(Mistake::oneLine) : Optional.empty();
    }

    private static Throwable unwrap(Throwable e) {
        boolean wrapper = e instanceof UncheckedIOException
                || e instanceof ExceptionInInitializerError
                || e instanceof ExecutionException
                || e instanceof CompletionException;
        if (!wrapper || e.getCause() == null) {
            return e;
        }
        // A wrapper that says more than its cause keeps its own words.
        boolean ownWords = e instanceof UncheckedIOException
                && e.getMessage() != null
                && !e.getMessage().equals(e.getCause().toString());
        return ownWords ? new IOException(e.getMessage(), e.getCause()) : unwrap(e.getCause());
    }

    /** The JDK and other libraries throw the same type for our bugs. */
    private static boolean thrownByUs(Throwable e) {
        StackTraceElement[] stack = e.getStackTrace();
        return stack.length > 0 && stack[0].getClassName().startsWith("org.stylegan4j.");
    }

    private static String describe(IOException e) {
        if (e instanceof FileSystemException fs && fs.getReason() == null) {
            return reason(fs) + ": " + fs.getMessage();
        }
        if (e instanceof EOFException) {
            return "file ends too early" + (e.getMessage() == null ? "" : ": " + e.getMessage());
        }
        return e.getMessage() == null
                ? "input or output failed: " + e.getClass().getSimpleName()
                : e.getMessage();
    }

    /** The JDK's file exceptions carry their meaning in their type and only the path in their message. */
    private static String reason(FileSystemException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "file already exists";
        }
        if (e instanceof NotDirectoryException) {
            return "not a folder";
        }
        return e instanceof DirectoryNotEmptyException ? "folder is not empty" : "file cannot be used";
    }

    private static String oneLine(String message) {
        return message.strip().replaceAll("\\s*\\R\\s*", "; ");
    }
}
