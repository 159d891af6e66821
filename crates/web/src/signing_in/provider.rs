//! A provider of identity, by OpenID Connect: authorization code with PKCE, state and nonce.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use openidconnect::core::{
    CoreAuthenticationFlow, CoreClient, CoreIdTokenClaims, CoreProviderMetadata, CoreUserInfoClaims,
};
use openidconnect::{
    AuthorizationCode, ClientId, ClientSecret, CsrfToken, HttpRequest, HttpResponse, IssuerUrl,
    Nonce, OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl,
    RequestTokenError, Scope, TokenResponse,
};

/// Whoever began to sign in has so long to come back.
const BACK_WITHIN: Duration = Duration::from_secs(10 * 60);
/// So many may be on their way at once.
const BEGUN_MAX: usize = 10_000;
/// The provider has so long to answer.
const ANSWER_WITHIN: Duration = Duration::from_secs(10);
/// What the provider says of itself is asked again after this.
const DESCRIBED_FOR: Duration = Duration::from_secs(60 * 60);
/// The longest answer of a provider that is read.
const ANSWER_BYTES_MAX: u64 = 1024 * 1024;
/// Where the provider sends people back to.
pub const BACK: &str = "/sign-in/back";

/// Which provider it is, and how we are known there.
#[derive(Debug, Clone)]
pub struct ProviderSettings {
    /// Its address: the issuer.
    pub issuer: String,
    /// Our name there.
    pub client: String,
    /// Our secret there.
    pub secret: String,
    /// Where our pages are, as people reach them.
    pub public: String,
    /// What of its words names a person: `email`, `preferred_username` or `sub`.
    pub claim: String,
}

/// Why somebody cannot be signed in.
#[derive(Debug, thiserror::Error)]
pub enum ProviderError {
    /// A setting cannot be used.
    #[error("{what} is not an address: {source}")]
    Address {
        /// Which.
        what: &'static str,
        /// Why.
        source: openidconnect::url::ParseError,
    },
    /// The provider is not reached by https.
    #[error("a provider is reached by https, but for one on this machine: {0}")]
    NotSecure(String),
    /// The claim is none that names a person.
    #[error("a person is named by email, preferred_username or sub, not by {0}")]
    Claim(String),
    /// The provider does not answer as it should.
    #[error("the provider does not answer as it should: {0}")]
    Provider(String),
    /// Nobody began to sign in here, or too long ago.
    #[error("nobody began to sign in here, or it was too long ago")]
    NotBegun,
    /// What the provider says of a person cannot be believed, or is not enough.
    #[error("the provider does not vouch for who it is: {0}")]
    NotVouched(String),
}

impl ProviderError {
    fn provider(error: &dyn std::error::Error) -> Self {
        let causes = std::iter::successors(Some(error), |own| own.source());
        let causes: Vec<String> = causes.map(ToString::to_string).collect();
        Self::Provider(causes.join(": "))
    }
}

/// Somebody who is on their way.
struct Begun {
    nonce: Nonce,
    verifier: PkceCodeVerifier,
    next: String,
    at: Instant,
}

/// A provider of identity.
pub struct Provider {
    settings: ProviderSettings,
    agent: ureq::Agent,
    described: Mutex<Option<(Instant, CoreProviderMetadata)>>,
    begun: Mutex<HashMap<String, Begun>>,
}

impl std::fmt::Debug for Provider {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Provider({})", self.settings.issuer)
    }
}

impl Provider {
    /// Returns a provider; it is asked what it can do when somebody first signs in.
    ///
    /// # Errors
    /// When a setting cannot be used.
    pub fn new(settings: ProviderSettings) -> Result<Self, ProviderError> {
        let address = |what, text: &str| {
            openidconnect::url::Url::parse(text)
                .map_err(|source| ProviderError::Address { what, source })
        };
        let issuer = address("the issuer", &settings.issuer)?;
        address("the public address", &settings.public)?;
        let here = matches!(issuer.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"));
        if issuer.scheme() != "https" && !here {
            return Err(ProviderError::NotSecure(settings.issuer));
        }
        if !["email", "preferred_username", "sub"].contains(&settings.claim.as_str()) {
            return Err(ProviderError::Claim(settings.claim));
        }
        let agent = ureq::Agent::config_builder()
            .timeout_global(Some(ANSWER_WITHIN))
            .max_redirects(0)
            .http_status_as_error(false)
            .build();
        let (described, begun) = (Mutex::default(), Mutex::default());
        Ok(Self { settings, agent: agent.into(), described, begun })
    }

    /// Returns where to send whoever wants to sign in, and the state by which they come back to
    /// `next`. It waits for the provider.
    ///
    /// # Errors
    /// When the provider does not answer.
    pub fn begin(&self, next: &str) -> Result<(String, String), ProviderError> {
        let metadata = self.metadata()?;
        let client = CoreClient::from_provider_metadata(
            metadata,
            ClientId::new(self.settings.client.clone()),
            Some(ClientSecret::new(self.settings.secret.clone())),
        )
        .set_redirect_uri(self.back()?);
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let (url, state, nonce) = client
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                CsrfToken::new_random,
                Nonce::new_random,
            )
            .add_scope(Scope::new("email".to_owned()))
            .add_scope(Scope::new("profile".to_owned()))
            .set_pkce_challenge(challenge)
            .url();
        let (state, now) = (state.into_secret(), Instant::now());
        let mut all = locked(&self.begun);
        all.retain(|_, own| now.duration_since(own.at) < BACK_WITHIN);
        if BEGUN_MAX <= all.len() {
            return Err(ProviderError::Provider("too many are on their way".to_owned()));
        }
        let begun = Begun { nonce, verifier, next: next.to_owned(), at: now };
        all.insert(state.clone(), begun);
        Ok((url.to_string(), state))
    }

    /// Returns who came back, and where they wanted to go. It waits for the provider.
    ///
    /// # Errors
    /// When nobody began with that state, or the provider does not vouch for them.
    pub fn finish(&self, state: &str, code: &str) -> Result<(String, String), ProviderError> {
        let begun = locked(&self.begun).remove(state);
        let begun = begun.filter(|own| own.at.elapsed() < BACK_WITHIN);
        let Begun { nonce, verifier, next, .. } = begun.ok_or(ProviderError::NotBegun)?;
        let client = CoreClient::from_provider_metadata(
            self.metadata()?,
            ClientId::new(self.settings.client.clone()),
            Some(ClientSecret::new(self.settings.secret.clone())),
        )
        .set_redirect_uri(self.back()?);
        let http = |request: HttpRequest| self.http(request);
        let answered = client
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .map_err(|error| ProviderError::provider(&error))?
            .set_pkce_verifier(verifier)
            .request(&http)
            .map_err(|error| match &error {
                // It knows the code not at all, or not any more.
                RequestTokenError::ServerResponse(own) => {
                    ProviderError::NotVouched(own.to_string())
                }
                _ => ProviderError::provider(&error),
            })?;
        let token = answered
            .id_token()
            .ok_or_else(|| ProviderError::NotVouched("there is no ID token".to_owned()))?;
        let claims = token
            .claims(&client.id_token_verifier(), &nonce)
            .map_err(|error| ProviderError::NotVouched(error.to_string()))?;
        if let Some(text) = self.of_token(claims) {
            return Ok((text, next));
        }
        let subject = Some(claims.subject().clone());
        let more: CoreUserInfoClaims = client
            .user_info(answered.access_token().clone(), subject)
            .map_err(|error| ProviderError::provider(&error))?
            .request(&http)
            .map_err(|error| ProviderError::provider(&error))?;
        let text = self.of_user(&more).ok_or_else(|| {
            ProviderError::NotVouched(format!("it gives no verified {}", self.settings.claim))
        })?;
        Ok((text, next))
    }

    fn of_token(&self, claims: &CoreIdTokenClaims) -> Option<String> {
        match self.settings.claim.as_str() {
            "sub" => Some(claims.subject().to_string()),
            "email" => {
                let verified = claims.email_verified() == Some(true);
                claims.email().filter(|_| verified).map(|own| own.to_string())
            }
            _ => claims.preferred_username().map(|own| own.to_string()),
        }
    }

    fn of_user(&self, claims: &CoreUserInfoClaims) -> Option<String> {
        match self.settings.claim.as_str() {
            "sub" => Some(claims.subject().to_string()),
            "email" => {
                let verified = claims.email_verified() == Some(true);
                claims.email().filter(|_| verified).map(|own| own.to_string())
            }
            _ => claims.preferred_username().map(|own| own.to_string()),
        }
    }

    fn back(&self) -> Result<RedirectUrl, ProviderError> {
        let public = self.settings.public.trim_end_matches('/');
        RedirectUrl::new(format!("{public}{BACK}"))
            .map_err(|source| ProviderError::Address { what: "the public address", source })
    }

    /// Returns what the provider says of itself.
    fn metadata(&self) -> Result<CoreProviderMetadata, ProviderError> {
        if let Some((at, metadata)) = &*locked(&self.described)
            && at.elapsed() < DESCRIBED_FOR
        {
            return Ok(metadata.clone());
        }
        let issuer = IssuerUrl::new(self.settings.issuer.clone())
            .map_err(|source| ProviderError::Address { what: "the issuer", source })?;
        let metadata =
            CoreProviderMetadata::discover(&issuer, &|request: HttpRequest| self.http(request))
                .map_err(|error| ProviderError::provider(&error))?;
        *locked(&self.described) = Some((Instant::now(), metadata.clone()));
        Ok(metadata)
    }

    fn http(&self, request: HttpRequest) -> Result<HttpResponse, ureq::Error> {
        let response = self.agent.run(request)?;
        let (head, mut body) = response.into_parts();
        let bytes = body.with_config().limit(ANSWER_BYTES_MAX).read_to_vec()?;
        Ok(HttpResponse::from_parts(head, bytes))
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
