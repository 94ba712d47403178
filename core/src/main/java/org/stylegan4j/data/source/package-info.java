/** Where images come from: folders, zips, idx and CIFAR files, and the labels beside them. No argument or result is null. */
package org.stylegan4j.data.source;
