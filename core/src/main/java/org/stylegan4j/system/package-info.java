/** The list of all systems ({@link org.stylegan4j.system.Systems}). A new system is a package below {@code model} and a line here. */
package org.stylegan4j.system;
