package dev.slipway.progress;

/**
 * Long work that begins.
 *
 * @param name what is going on, such as {@code backup}
 * @param thing one of what it is made of, such as {@code file}
 * @param count how many there are of them
 * @param bytes how many bytes it is about
 * @param estimated whether these bytes are only guessed, so that those that move may be more
 */
public record Work(String name, String thing, int count, long bytes, boolean estimated) {}
