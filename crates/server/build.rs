//! A server that was compiled before the web application was built is compiled again once it is.

fn main() {
    // Other builds read the application from its folder.
    if std::env::var("PROFILE").is_ok_and(|profile| profile == "release") {
        println!("cargo:rerun-if-changed=../../web/dist");
    } else {
        println!("cargo:rerun-if-changed=build.rs");
    }
}
