using System.Formats.Cbor;
using Saltwater.Keep.Vault;

namespace Saltwater.Keep.Tests.Vault.Simulation;

/// <summary>One life of a vault on two devices, with everything that goes wrong in it, from one seed.</summary>
internal sealed class Schedule
{
    private const int Steps = 24;
    private const int FaultsInHundred = 30;

    private readonly Random random;
    private readonly Model model = new();
    private readonly Device[] devices;
    private readonly RecordId[] records;
    private byte names = 10;
    private DateTime clock = new(2026, 3, 1);

    public Schedule(int seed)
    {
        random = new(seed);
        devices = [new(new(1, NextName), random), new(new(2, NextName), random)];
        records = [.. Enumerable.Range(1, 6).Select(each => new RecordId((UInt128)(ulong)each))];
    }

    public Dictionary<Fault, int> Happened => devices.SelectMany(each => each.Store.Happened).GroupBy(each => each.Key).ToDictionary(each => each.Key, each => each.Sum(one => one.Value));

    /// <summary>Lives it through.</summary>
    /// <returns>What went wrong that must not, or null.</returns>
    public async Task<string?> Run()
    {
        devices[0].Vault = (await LockedVault.Create(devices[0].Keys, devices[0].Store, Vaults.Phrase, KdfCost.Usual)).Vault;
        devices[1].Vault = (await LockedVault.Restore(devices[1].Keys, devices[1].Store, await devices[0].Vault!.Backup(), "", secretIsCode: false)).Vault;
        foreach (var device in devices)
        {
            device.Store.FaultsInHundred = FaultsInHundred;
        }

        for (var step = 0; step < Steps; step++)
        {
            var device = devices[random.Next(devices.Length)];
            if (await Step(device) is { } wrong)
            {
                return $"step {step}: {wrong}";
            }
        }

        return await Meet();
    }

    private async Task<string?> Step(Device device)
    {
        try
        {
            switch (random.Next(12))
            {
                case 0:
                    return await Reopen(device, crash: true);
                case 1:
                    return await Reopen(device, crash: false);
                case 2:
                    // The disk rots while nobody looks: after the app mended what a crash had left, so that one copy goes at a time.
                    device.Store.FaultsInHundred = 0;
                    await device.Vault!.Tidy(purged: false);
                    device.Store.FaultsInHundred = FaultsInHundred;
                    device.Store.Rot();
                    return await Reopen(device, crash: random.Next(2) == 0);
                case 3:
                    await device.Vault!.Tidy(purged: random.Next(2) == 0);
                    return Compare(device);
                case 4:
                    return await Bring(device, devices[0] == device ? devices[1] : devices[0]);
                case 5:
                    clock = clock.AddDays(random.Next(-4_000, 4_000));
                    device.Store.Happened[Fault.ClockJump] = device.Store.Happened.GetValueOrDefault(Fault.ClockJump) + 1;
                    return null;
                case 6:
                    await Note(device);
                    return await Reopen(device, crash: false);
                default:
                    return await Save(device);
            }
        }
        catch (CrashException)
        {
            return await Reopen(device, crash: true);
        }
    }

    private async Task<string?> Save(Device device)
    {
        var number = model.Events.Count;
        List<(RecordId Record, Deed Deed, string Field, string Token)> deeds = [(Marker(number), Deed.Set, "m", "")];
        foreach (var record in records.OrderBy(_ => random.Next()).Take(random.Next(1, 3)))
        {
            deeds.Add(random.Next(20) switch
            {
                0 => (record, Deed.Purge, "", ""),
                < 4 => (record, Deed.Delete, "", ""),
                _ => (record, Deed.Set, random.Next(2) == 0 ? "x" : "y", $"{number}.{clock:yyyyMMdd}"),
            });
        }

        var made = new Event(number, deeds, [.. device.Known]);
        model.Events.Add(made);
        device.Maybe.Add(number);
        var written = await device.Vault!.Save([.. deeds.Select(Change)]);
        if (written == Writing.Done)
        {
            // A later save that was confirmed wrote the ones before it as well.
            Learn(device);
            device.Known.Add(number);
            device.Maybe.Clear();
        }

        return Compare(device);
    }

    // Locked, and noted into: it has to be a record after the next unlock, if it was confirmed.
    private async Task Note(Device device)
    {
        var number = model.Events.Count;
        var token = $"{number}";
        var locked = (await LockedVault.Find(device.Keys, device.Store))!;
        device.Vault = null;
        device.Noted.Add((number, token));
        model.Events.Add(new(number, [], []));
        if (await locked.Note([new("x", Vaults.Cbor(token))]) == Writing.Done)
        {
            device.NotedSurely.Add(number);
        }
    }

    private async Task<string?> Bring(Device to, Device from)
    {
        var faults = from.Store.FaultsInHundred;
        from.Store.FaultsInHundred = 0;
        if (await Reopen(from, crash: false) is { } wrong)
        {
            return wrong;
        }

        var backup = await from.Vault!.Backup();
        from.Store.FaultsInHundred = faults;
        to.Arriving = [.. from.Known];
        var (told, written) = await to.Vault!.Merge(backup);
        if (told.Problem is not null)
        {
            return $"a sound backup was not taken: {told}";
        }

        if (written == Writing.Done)
        {
            to.Known.UnionWith(to.Arriving);
            to.Arriving = null;
        }
        else
        {
            return await Reopen(to, crash: true);
        }

        return Compare(to);
    }

    private async Task<string?> Reopen(Device device, bool crash)
    {
        device.Vault = null;
        if (crash)
        {
            device.Store.Crash(torn: true);
        }

        var faults = device.Store.FaultsInHundred;
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                if (attempt > 5)
                {
                    device.Store.FaultsInHundred = 0;
                }

                var locked = await LockedVault.Find(device.Keys, device.Store);
                if (locked is null)
                {
                    return "the vault is gone";
                }

                var (result, vault) = await locked.Unlock("");
                if (vault is null)
                {
                    return $"it does not open: {result}";
                }

                device.Vault = vault;
                device.Store.FaultsInHundred = faults;
                break;
            }
            catch (CrashException)
            {
                device.Store.Crash(torn: true);
            }
        }

        return Settle(device) ?? Compare(device);
    }

    // After opening it is seen which of the saves that nobody confirmed are there after all.
    private string? Settle(Device device)
    {
        if (device.Arriving is { } arriving && arriving.Except(device.Known).Any(number => IsThere(device, number)))
        {
            device.Known.UnionWith(arriving);
        }

        device.Arriving = null;
        Learn(device);

        if (device.Store.IsSettled)
        {
            device.Maybe.Clear();
        }

        return null;
    }

    // What nobody confirmed and is there all the same; each such save knew those that its device had written before it.
    private void Learn(Device device)
    {
        HashSet<int> before = [];
        foreach (var number in device.Maybe.Where(number => IsThere(device, number)).Order().ToList())
        {
            model.Events[number].Knew.UnionWith(before);
            before.Add(number);
            device.Known.Add(number);
        }
    }

    // A note is taken in when the vault opens, or with the next write if that one failed.
    private string? SettleNotes(Device device)
    {
        foreach (var (number, token) in device.Noted.ToList())
        {
            var found = device.Vault!.Records.Where(each => each["x"] is { } value && new CborReader(value).ReadTextString() == token).ToList();
            if (found.Count > 1)
            {
                return "a note was taken in twice";
            }

            if (found.Count == 1)
            {
                model.Events[number] = new(number, [(found[0].Id, Deed.Set, "x", token)], [.. device.Known]);
                device.Known.Add(number);
                device.Noted.Remove((number, token));
            }
        }

        return null;
    }

    private bool IsThere(Device device, int number) => model.Events[number].Deeds is [var first, ..] && device.Vault!.Find(first.Record) is not null;

    private string? Compare(Device device)
    {
        if (device.Vault is null || device.Maybe.Any(number => device.Vault.Find(Marker(number)) is not null && !device.Known.Contains(number)))
        {
            return null;
        }

        if (SettleNotes(device) is { } wrong)
        {
            return wrong;
        }

        var (expected, shown) = (model.Expected(device.Known), Model.Shown(device.Vault));
        return expected == shown ? null : $"expected\n{expected}\nshown\n{shown}\n{device.Vault.Health}";
    }

    private async Task<string?> Meet()
    {
        foreach (var device in devices)
        {
            device.Store.FaultsInHundred = 0;
            if (await Reopen(device, crash: false) is { } wrong)
            {
                return wrong;
            }

            device.Store.FaultsInHundred = 0;
            if (device.Noted.Exists(each => device.NotedSurely.Contains(each.Number)))
            {
                return "a confirmed note was lost";
            }
        }

        foreach (var (to, from) in new[] { (0, 1), (1, 0) })
        {
            if (await Bring(devices[to], devices[from]) is { } wrong)
            {
                return wrong;
            }

            devices[to].Store.FaultsInHundred = devices[from].Store.FaultsInHundred = 0;
        }

        return devices[0].Vault!.Root().AsSpan().SequenceEqual(devices[1].Vault!.Root()) ? null : "the devices do not agree";
    }

    private static RecordId Marker(int number) => new((UInt128)1_000UL + (ulong)number);

    private static Change Change((RecordId Record, Deed Deed, string Field, string Token) deed) => deed.Deed switch
    {
        Deed.Set => Vaults.Text(deed.Record, deed.Field, deed.Token),
        Deed.Delete => new DeleteRecord(deed.Record),
        _ => new PurgeRecord(deed.Record),
    };

    private byte NextName() => ++names;

    private sealed class Device(PlainKeys keys, Random random)
    {
        public PlainKeys Keys { get; } = keys;

        public FaultyStore Store { get; } = new(random);

        public OpenVault? Vault { get; set; }

        /// <summary>Saves that are there for certain.</summary>
        public HashSet<int> Known { get; } = [];

        /// <summary>Saves that nobody confirmed.</summary>
        public HashSet<int> Maybe { get; } = [];

        public List<(int Number, string Token)> Noted { get; } = [];

        public HashSet<int> NotedSurely { get; } = [];

        public HashSet<int>? Arriving { get; set; }
    }
}
