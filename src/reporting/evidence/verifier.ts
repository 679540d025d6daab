// The program that anybody can read and run to compute a pack again, without relance. Text, never run here.

/** Python 3, standard library alone. Exit code 0 when everything holds. */
export const VERIFIER = `# Recalcule les empreintes de cette archive : python3 verifier.py, dans le dossier où elle a été ouverte.
import hashlib, json, os, sys
def sha(data):
    return hashlib.sha256(data).hexdigest()
def read(name):
    with open(name, "rb") as file:
        return file.read()
faults, told, previous = [], 0, "0" * 64
messages = {sha(read("messages/" + name)) for name in os.listdir("messages")} if os.path.isdir("messages") else set()
for line in read("chaine.txt").decode("utf-8").split("\\n")[:-1]:
    position, digest, text = line.split("\\t")
    if text != "-":  # un enregistrement en entier : son empreinte est celle du précédent suivie de son texte
        told += 1
        if sha((previous + text).encode("utf-8")) != digest:
            faults.append("enregistrement " + position)
        name = "details/%06d.json" % int(position)
        if os.path.exists(name):
            if sha(read(name)) != json.loads(text)["detailSha256"]:
                faults.append(name)
            detail = json.loads(read(name))
            message = detail.get("message")
            if message and message != sha(b"") and message not in messages:
                faults.append("message " + message)
            for piece in detail.get("enclosures") or []:  # une pièce manquante est dite dans LISEZ-MOI.txt
                name = os.path.join("pieces", piece["name"])
                if os.path.exists(name) and sha(read(name)) != piece["sha256"]:
                    faults.append(name)
    previous = digest
print("%d enregistrements recalculés. Tête de la chaîne : %s" % (told, previous))
print("FAUTES : " + ", ".join(faults) if faults else "Aucune faute.")
sys.exit(1 if faults else 0)
`
