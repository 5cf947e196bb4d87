"""Certificates and signed PDFs as an organisation's signing tool makes them."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO

from asn1crypto import keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Issued:
    """A certificate with its key; ``by`` is the one that issued it, if another."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
    by: "Issued | None" = None

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.DER)

    def for_signing(self) -> asn1_x509.Certificate:
        return asn1_x509.Certificate.load(self.der)

    def signing_key(self) -> keys.PrivateKeyInfo:
        raw = self.key.private_bytes(
            serialization.Encoding.DER,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        return keys.PrivateKeyInfo.load(raw)


def named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def issue(name, *, by=None, is_ca=False, start=None, end=None, stamps=False) -> Issued:
    """A certificate of ``name``; without ``by`` it has signed itself."""
    key = new_key(is_rsa=stamps)
    now = datetime.now(UTC)
    issuer = by.certificate.subject if by else named(name)
    builder = (
        x509.CertificateBuilder()
        .subject_name(named(name))
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start or now - YEAR)
        .not_valid_after(end or now + 3 * YEAR)
        .add_extension(x509.BasicConstraints(is_ca, None), critical=True)
        .add_extension(usage(is_ca=is_ca), critical=True)
    )
    if stamps:
        kind = x509.ExtendedKeyUsage([x509.ExtendedKeyUsageOID.TIME_STAMPING])
        builder = builder.add_extension(kind, critical=True)
    certificate = builder.sign((by or Issued(None, key)).key, hashes.SHA256())
    return Issued(certificate, key, by)


def new_key(*, is_rsa: bool):
    """pyHanko's time stamper for tests signs with RSA alone."""
    if is_rsa:
        return rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return ec.generate_private_key(ec.SECP256R1())


def usage(*, is_ca: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not is_ca,
        content_commitment=not is_ca,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=is_ca,
        crl_sign=is_ca,
        encipher_only=False,
        decipher_only=False,
    )


def signed_pdf(
    data: bytes, by: Issued, *, field="KySo", digest="sha256", stamper=None, box=None
) -> bytes:
    """``data`` with a signature of ``by`` added behind it, visible in ``box``."""
    store = SimpleCertificateStore()
    if by.by:
        store.register(by.by.for_signing())
    signer = signers.SimpleSigner(by.for_signing(), by.signing_key(), store)
    meta = signers.PdfSignatureMetadata(
        field_name=field,
        md_algorithm=digest,
        subfilter=fields.SigSeedSubFilter.PADES,
        reason="Lý do",
    )
    out = BytesIO()
    place = box and fields.SigFieldSpec(field, on_page=0, box=box)
    signers.PdfSigner(
        meta, signer, timestamper=stamper_of(stamper), new_field_spec=place
    ).sign_pdf(IncrementalPdfFileWriter(BytesIO(data)), output=out)
    return out.getvalue()


def stamper_of(by: Issued | None) -> DummyTimeStamper | None:
    """A time stamp without a network."""
    if by is None:
        return None
    store = SimpleCertificateStore()
    if by.by:
        store.register(by.by.for_signing())
    return DummyTimeStamper(by.for_signing(), by.signing_key(), certs_to_embed=store)
