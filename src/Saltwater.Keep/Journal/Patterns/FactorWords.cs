using Saltwater.Guide;
using Saltwater.Guide.Screens;

namespace Saltwater.Keep.Journal.Patterns;

/// <summary>What patterns compare, in the words of a guide's language.</summary>
internal readonly struct FactorWords(Pack pack)
{
    private readonly FactorsTexts says = FactorsTexts.Of(pack);

    /// <summary>A factor as a heading, and as it fits behind "evenings": those with it, and those without.</summary>
    public (string Name, string With, string Without) Of(Factor factor) =>
        factor.Id switch
        {
            "drink" => (says.Drink, says.DrinkWith, says.DrinkWithout),
            "pain" => (says.Pain, says.PainWith, says.PainWithout),
            "stress" => (says.Stress, says.StressWith, says.StressWithout),
            "close" => (says.Close, says.CloseWith, says.CloseWithout),
            "distant" => (says.Distant, says.DistantWith, says.DistantWithout),
            "company" => (says.Company, says.CompanyWith, says.CompanyWithout),
            "orgasm" => (says.Orgasm, says.OrgasmWith, says.OrgasmWithout),
            "strong-orgasm" => (says.StrongOrgasm, says.StrongOrgasmWith, says.StrongOrgasmWithout),
            "medicine" => (says.Medicine, says.MedicineWith, says.MedicineWithout),
            "first-or-gap" => (says.FirstOrGap, says.FirstOrGapWith, says.FirstOrGapWithout),
            "overload" => (says.Overload, says.OverloadWith, says.OverloadWithout),
            "cycle" => (says.Cycle, says.CycleWith, says.CycleWithout),
            var other => throw new ArgumentException($"No words for {other}.", nameof(factor)),
        };
}
