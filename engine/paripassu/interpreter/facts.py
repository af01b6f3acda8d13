"""Which events are which facts: why the law or the record does not let them be, and what they change."""

from __future__ import annotations

from paripassu.interpreter.rooms import Rooms
from paripassu.interpreter.telling import Facts
from paripassu.model import events

# Every kind of event stands here (a test holds the list against the union of events).
FACTS: Rooms[type[events.Event], Facts] = Rooms(
    "paripassu.interpreter.events",
    {
        events.Issue: "shares.ISSUE",
        events.PublicOffering: "offerings.PUBLIC_OFFERING",
        events.CompanyConvert: "conversions.COMPANY_CONVERT",
        events.ElectLimit: "conversions.ELECT_LIMIT",
        events.Transfer: "shares.TRANSFER",
        events.Repurchase: "shares.REPURCHASE",
        events.RedeemShares: "redemptions.REDEEM",
        events.RequireRedemption: "redemptions.REQUIRE",
        events.FundsAvailable: "records.ON_RECORD",
        events.Reserve: "shares.RESERVE",
        events.Convert: "conversions.CONVERT",
        events.Split: "splits.SPLIT",
        events.DeclareDividend: "dividends.DECLARE",
        events.PayDividend: "dividends.PAY",
        events.Meeting: "meetings.MEETING",
        events.WrittenConsent: "meetings.WRITTEN_CONSENT",
        events.AmendCharter: "amendments.AMEND",
        events.Designate: "designations.DESIGNATE",
        events.Reorganize: "reorganizations.REORGANIZE",
        events.Merge: "reorganizations.MERGE",
        events.SellAssets: "reorganizations.SELL_ASSETS",
        events.Liquidate: "liquidations.LIQUIDATE",
        events.SetAside: "liquidations.SET_ASIDE",
        events.LoseCertificate: "records.CERTIFICATE",
        events.CertificateProof: "records.CERTIFICATE",
        events.ReplaceCertificate: "records.CERTIFICATE",
        events.VotingTransfer: "records.ON_RECORD",
        events.SetRecordDate: "records.ON_RECORD",
        events.MailNotice: "records.ON_RECORD",
        events.ElectDirectors: "records.ON_RECORD",
        events.GrantOptions: "records.ON_RECORD",
        events.ClosePrice: "records.ON_RECORD",
        events.TenderOffer: "records.ON_RECORD",
        events.DeliverCertificates: "records.ON_RECORD",
        events.Elect: "records.ON_RECORD",
        events.Default: "records.ON_RECORD",
        events.Assert: "records.ON_RECORD",
        events.AdverseAction: "records.ON_RECORD",
        events.Appraise: "records.ON_RECORD",
        events.PassTime: "records.ON_RECORD",
    },
)
