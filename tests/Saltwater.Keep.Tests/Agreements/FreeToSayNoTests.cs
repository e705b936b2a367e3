using Saltwater.Keep.Agreements;

namespace Saltwater.Keep.Tests.Agreements;

public sealed class FreeToSayNoTests
{
    [Fact]
    public void One_doubt_or_one_question_left_open_is_enough()
    {
        var replies = Enum.GetValues<Reply>();
        var free =
            from can in replies
            from afraid in replies
            from pushed in replies
            where FreeToSayNo.Holds(can, afraid, pushed)
            select (can, afraid, pushed);
        Assert.Equal([(Reply.Yes, Reply.No, Reply.No)], free);
    }
}
