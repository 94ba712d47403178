/**
 * Images in, batches out: a dataset of decoded images from any source, its labels, and the loader that feeds a training. No argument or result is null unless it says so.
 */
package org.stylegan4j.data;
