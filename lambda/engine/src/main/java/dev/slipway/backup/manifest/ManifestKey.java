package dev.slipway.backup.manifest;

/**
 * What manifests are signed with. All of it throws {@link KeyFailed} when the key cannot be used.
 */
public interface ManifestKey {

  /** The signature of a manifest, a few hundred characters at most. */
  String sign(byte[] manifest);

  /** True when a signature, which may be any text, is this key's of a manifest. */
  boolean hasSigned(byte[] manifest, String signature);

  /** Returns when the key can sign. */
  void tryOut();
}
