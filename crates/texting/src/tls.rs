//! Encrypted connections, by rustls.

use crate::account::{AccountError, wrong};
use rappel_strategy::said::Said;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::BuilderVerifierExt;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How a carrier is known to be the right one.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Tls {
    /// A PEM file with the carrier's own authority; left out, the machine's certificate authorities count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ca_file: Option<PathBuf>,
}

impl Tls {
    /// Checks that the file can be read, if there is one.
    ///
    /// # Errors
    /// When it cannot, or holds no certificate.
    pub fn check(&self) -> Result<(), AccountError> {
        self.client().map(|_| ())
    }

    /// The configuration for connecting.
    pub(crate) fn client(&self) -> Result<ClientConfig, AccountError> {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|error| wrong("tls", Said::same(error.to_string())))?;
        let config = match &self.ca_file {
            Some(file) => builder.with_root_certificates(roots(file)?).with_no_client_auth(),
            None => {
                let builder = builder.with_platform_verifier().map_err(|error| {
                    wrong("tls", Said::new(format!("cette machine n’a pas d’autorités de certification ({error})\u{a0}: nommez un «\u{a0}ca_file\u{a0}»"), format!("this machine has no certificate authorities ({error}): name a `ca_file`")))
                })?;
                builder.with_no_client_auth()
            }
        };
        Ok(config)
    }
}

fn roots(file: &Path) -> Result<RootCertStore, AccountError> {
    let cannot = |why: Said| wrong("tls.ca_file", Said::same(file.display().to_string()).because(why));
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_file_iter(file).map_err(|error| cannot(Said::same(error.to_string())))? {
        let certificate = certificate.map_err(|error| cannot(Said::same(error.to_string())))?;
        roots.add(certificate).map_err(|error| cannot(Said::same(error.to_string())))?;
    }
    if roots.is_empty() {
        Err(cannot(Said::new("il n’y a pas de certificat dedans", "there is no certificate in it")))
    } else {
        Ok(roots)
    }
}
