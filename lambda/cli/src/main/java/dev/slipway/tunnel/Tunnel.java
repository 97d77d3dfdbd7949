package dev.slipway.tunnel;

import dev.slipway.config.Passage;

/** A passage through another host; it is closed with all connections that go through it. */
public interface Tunnel extends Passage, AutoCloseable {

  /** Ends it. Never throws. */
  @Override
  void close();
}
