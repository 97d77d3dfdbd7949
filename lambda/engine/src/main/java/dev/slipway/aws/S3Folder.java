package dev.slipway.aws;

import dev.slipway.migration.SourceFile;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** A folder of files in a bucket. What the SDK throws is for the caller. */
interface S3Folder {

  /** The paths of all files that lie in it now, those in folders below it too. */
  List<String> paths() throws SdkException;

  /** One of its files, read; throws {@link NoSuchKeyException} where there is none. */
  SourceFile file(String path) throws SdkException;
}
