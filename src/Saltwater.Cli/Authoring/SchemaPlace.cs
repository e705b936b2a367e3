namespace Saltwater.Cli.Authoring;

/// <summary>A value of a file, where it stands, and what its schema says of it.</summary>
/// <param name="Name">The field it is the value of, also for an item of a list.</param>
/// <param name="Line">Where its field or its item stands.</param>
/// <param name="Value">The value, or null if nothing was found there.</param>
/// <param name="Part">What the schema says of it; null if the schema has no such field.</param>
/// <param name="Owner">What the schema says of the value around it.</param>
/// <param name="IsItem">Whether it is an item of a list.</param>
internal sealed record SchemaPlace(string Name, int Line, YamlNode? Value, SchemaPart? Part, SchemaPart? Owner, bool IsItem)
{
    /// <summary>The place that these names and numbers lead to.</summary>
    public static SchemaPlace Find(SchemaPart schema, YamlMap map, IEnumerable<string> segments)
    {
        var place = new SchemaPlace("", map.Line, map, schema, null, IsItem: false);
        return segments.Aggregate(place, (at, segment) => at.Inside(segment));
    }

    private SchemaPlace Inside(string segment)
    {
        var part = Part?.At(segment);
        switch (Value)
        {
            case YamlMap map:
                var (key, line, value) = map.Entries.First(entry => entry.Key == segment);
                return new(key, line, value, part, Part, IsItem: false);
            case YamlList list:
                var item = list.Items[int.Parse(segment, System.Globalization.CultureInfo.InvariantCulture)];
                return new(Name, item.Line, item, part, Part, IsItem: true);
            default:
                return this;
        }
    }
}
