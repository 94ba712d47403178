/** Sets of images to be measured: of a dataset, of files, of a generator. No argument or result is null. */
package org.stylegan4j.metric.picture;
