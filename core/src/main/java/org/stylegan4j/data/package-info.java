/**
 * Images in, batches out: sources of pictures (folders, zips, idx and CIFAR files, the built-in faces), their labels, resizing
 * that equals Pillow's, and the loader that feeds a training. No argument or result is null unless it says so.
 */
package org.stylegan4j.data;
