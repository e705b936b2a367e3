using Saltwater.Keep.Journal;

namespace Saltwater.Keep.Tests.Journal;

public sealed class EntryTests
{
    private static readonly DateOnly Evening = new(2026, 3, 14);

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void What_is_written_days_later_counts_as_from_memory(int days, bool fromMemory) =>
        Assert.Equal(
            fromMemory,
            new Entry
            {
                Id = RecordId.New(),
                Day = Evening,
                WrittenOn = Evening.AddDays(days),
                Tears = true,
            }.FromMemory
        );
}
