namespace Saltwater.Keep.Exchange.Trackers;

/// <summary>What a record of Apple Health is about, as far as it concerns bleeding.</summary>
internal enum HealthType
{
    /// <summary>Something else, such as steps.</summary>
    Other,

    /// <summary>A day of a period.</summary>
    Flow,

    /// <summary>Spotting between periods.</summary>
    Spotting,

    /// <summary>Bleeding in or after a pregnancy.</summary>
    Pregnancy,

    /// <summary>Something the device concluded about the cycle.</summary>
    Notice,

    /// <summary>Bleeding of a kind that is not on our list.</summary>
    OtherBleeding,
}

/// <summary>Tells the kinds by the platform's names, and by their meaning where a name is new: a record about bleeding is never counted as
/// one about steps or moods.</summary>
internal static class HealthTypes
{
    /// <summary>Whether a tag can be about bleeding at all; nearly none is.</summary>
    public static bool MayBe(ReadOnlySpan<byte> tag) =>
        tag.IndexOf("enstrua"u8) >= 0 || tag.IndexOf("leeding"u8) >= 0 || tag.IndexOf("potting"u8) >= 0 || tag.IndexOf("ochia"u8) >= 0;

    public static HealthType Of(string? type) =>
        type switch
        {
            null => HealthType.Other,
            "HKCategoryTypeIdentifierMenstrualFlow" => HealthType.Flow,
            "HKCategoryTypeIdentifierIntermenstrualBleeding" => HealthType.Spotting,
            "HKCategoryTypeIdentifierBleedingDuringPregnancy" or "HKCategoryTypeIdentifierBleedingAfterPregnancy" => HealthType.Pregnancy,
            "HKCategoryTypeIdentifierPersistentIntermenstrualBleeding"
            or "HKCategoryTypeIdentifierProlongedMenstrualPeriods"
            or "HKCategoryTypeIdentifierIrregularMenstrualCycles"
            or "HKCategoryTypeIdentifierInfrequentMenstrualCycles" => HealthType.Notice,
            _ when HasWord(type, "Cycles") || HasWord(type, "Periods") => HealthType.Notice,
            _ when (HasWord(type, "Pregnan") || HasWord(type, "Partum") || HasWord(type, "Birth")) && IsBleeding(type)
                    || HasWord(type, "Lochia") => HealthType.Pregnancy,
            _ when IsBleeding(type) => HealthType.OtherBleeding,
            _ => HealthType.Other,
        };

    private static bool IsBleeding(string type) => HasWord(type, "Bleeding") || HasWord(type, "Spotting") || HasWord(type, "Menstrua");

    private static bool HasWord(string type, string word) => type.Contains(word, StringComparison.OrdinalIgnoreCase);
}
