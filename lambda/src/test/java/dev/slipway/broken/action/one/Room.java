package dev.slipway.broken.action.one;

/** A room that another one knows. */
public record Room() {}
